// File: com_testbed.h
//
// The Testbed of the backend `com` (see com_backend.h). When it ends it cancels the jobs that were
// made through it, releases the callbacks that block, and removes its files.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_COM_TESTBED_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_COM_TESTBED_H_

#include <bits.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "conformance/backends/com/run_folder.h"
#include "conformance/backends/local/local_files.h"
#include "conformance/backends/local/loopback_origin.h"
#include "conformance/backends/local/real_time.h"
#include "conformance/testbed/testbed.h"

namespace conformance {

class ComTestbed : public Testbed {
 public:
  // `folder` and `capabilities` must outlive the testbed.
  ComTestbed(ComPtr<IBackgroundCopyManager> manager, RunFolder& folder,
             const Capabilities& capabilities, Duration patience_for_silence);
  ComTestbed(const ComTestbed&) = delete;
  ComTestbed& operator=(const ComTestbed&) = delete;
  ~ComTestbed() override;

  const Capabilities& capabilities() const override { return capabilities_; }
  Application& StartApplication(std::string_view name, std::string_view user) override;
  Origin& origin() override { return *origin_; }

  std::wstring JobName(std::string_view name) override;
  std::wstring LocalPath(std::string_view name) override;
  std::optional<std::uint64_t> FileSizeBytes(const std::wstring& path) override;
  std::vector<std::wstring> LocalFiles() override;
  void WriteFile(const std::wstring& path, std::uint64_t size_bytes) override;
  void LockFile(const std::wstring& path) override;
  void UnlockFile(const std::wstring& path) override;

  // Afterwards applications other than the first have no service any more.
  void RestartService() override;

  // Not offered: each throws BackendError.
  void CutNetwork() override;
  void RestoreNetwork() override;
  void StepWallClock(Duration step) override;

  using Testbed::WaitUntil;
  bool WaitUntil(const std::function<bool()>& condition, Duration limit) override;
  void LetPass(Duration duration) override;
  void Block(Duration duration) override;
  Duration Now() const override;
  bool ServiceLives() override;

 private:
  class ThisProcess;

  RealTime time_;
  ComPtr<IBackgroundCopyManager> manager_;
  RunFolder& run_folder_;
  const Capabilities& capabilities_;
  const conformance::LocalFiles files_;
  std::vector<std::unique_ptr<Application>> applications_;
  ThisProcess* this_process_ = nullptr;  // one of them
  std::map<std::wstring, HANDLE> locked_files_;
  std::unique_ptr<LoopbackOrigin> origin_ = std::make_unique<LoopbackOrigin>();
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_COM_TESTBED_H_
