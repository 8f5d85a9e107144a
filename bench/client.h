// File: client.h
//
// A client of the simulated service, as the benchmarks use it: callbacks with atomic reference
// counts, and jobs made through the COM interfaces.

#ifndef BITSIM_BENCH_CLIENT_H_
#define BITSIM_BENCH_CLIENT_H_

#include <bits.h>
#include <bits3_0.h>

#include <atomic>
#include <cstdint>
#include <string>

#include "bitsim/simulation.h"

namespace bitsim {

inline constexpr ULONG kAllFlags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                                   BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED;

// Answers every call with what its maker says. Lives as long as its maker lets it.
class ClientCallback : public IBackgroundCopyCallback2 {
 public:
  virtual ~ClientCallback() = default;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override;
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override { return --references_; }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override;
  STDMETHODIMP JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) override;
  STDMETHODIMP JobModification(IBackgroundCopyJob* job, DWORD reserved) override;
  STDMETHODIMP FileTransferred(IBackgroundCopyJob* job, IBackgroundCopyFile* file) override;

  HRESULT answer = S_OK;
  std::uint64_t call_count = 0;

 private:
  std::atomic<ULONG> references_{1};
};

// One reference each, the caller's. A failure ends the program: a benchmark of failures is none.
IBackgroundCopyJob* CreateJob(IBackgroundCopyManager& manager, const wchar_t* name);
IBackgroundCopyJob* CreateDownload(IBackgroundCopyManager& manager, const std::wstring& url,
                                   const std::wstring& path, IUnknown* callback, ULONG flags);
void Check(HRESULT result, const char* what);

// A simulation with one client and one server, http://origin.test.
struct ClientMachine {
  explicit ClientMachine(const SimulationOptions& options = {});
  ~ClientMachine() { manager->Release(); }
  ClientMachine(const ClientMachine&) = delete;
  ClientMachine& operator=(const ClientMachine&) = delete;

  Simulation simulation;
  Origin& origin;
  Application& client;
  IBackgroundCopyManager* const manager;
};

}  // namespace bitsim

#endif  // BITSIM_BENCH_CLIENT_H_
