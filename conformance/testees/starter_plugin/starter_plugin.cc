// A plugin to copy and fill in: a BITS in its first week, with a real clock and real sockets. The
// suite lends it the origin server, the folder for its files, and the patience.
//
//   bits-conformance --backend=plugin:starter_plugin.so --manifest=starter_plugin.toml

#include <bitsim_conformance/plugin.h>

#include <cstring>
#include <mutex>
#include <vector>

#include "conformance/testees/starter_plugin/com_object.h"
#include "conformance/testees/starter_plugin/job.h"

namespace starter {
namespace {

// The service: its jobs.
class Manager final : public ComObject<IBackgroundCopyManager> {
 public:
  STDMETHODIMP CreateJob(LPCWSTR name, BG_JOB_TYPE type, GUID* id,
                         IBackgroundCopyJob** job) override {
    if (name == nullptr || id == nullptr || job == nullptr) return E_INVALIDARG;
    if (type != BG_JOB_TYPE_DOWNLOAD) return E_NOTIMPL;
    const std::lock_guard lock(mutex_);
    const auto number = static_cast<DWORD>(jobs_.size() + 1);
    *id = {number, 0x5171, 0x4a11, {0x80, 0, 0, 0, 0, 0, 0, 1}};
    jobs_.push_back(new Job(*id, name, type));
    jobs_.back()->AddRef();
    *job = jobs_.back();
    return S_OK;
  }
  STDMETHODIMP GetJob(REFGUID id, IBackgroundCopyJob** job) override {
    if (job == nullptr) return E_POINTER;
    const std::lock_guard lock(mutex_);
    for (Job* const known : jobs_) {
      if (known->id() != id) continue;
      known->AddRef();
      *job = known;
      return S_OK;
    }
    return static_cast<HRESULT>(BG_E_NOT_FOUND);
  }
  STDMETHODIMP EnumJobs(DWORD, IEnumBackgroundCopyJobs**) override { return E_NOTIMPL; }
  STDMETHODIMP GetErrorDescription(HRESULT, DWORD, LPWSTR*) override { return E_NOTIMPL; }

  void End() {
    for (Job* const job : jobs_) {
      job->End();
      job->Release();
    }
    jobs_.clear();
  }

 private:
  std::mutex mutex_;
  std::vector<Job*> jobs_;
};

class Application final : public ComObject<IBitsimApplication> {
 public:
  explicit Application(Manager* manager) : manager_(manager) { manager_->AddRef(); }
  STDMETHODIMP CreateManager(IBackgroundCopyManager** manager) override {
    manager_->AddRef();
    *manager = manager_;
    return S_OK;
  }
  STDMETHODIMP Kill() override { return E_NOTIMPL; }  // fill in, and add BITSIM_CAN_KILL

 private:
  ~Application() override { manager_->Release(); }
  Manager* const manager_;
};

class World final : public ComObject<IBitsimWorld> {
 public:
  // What else the clone controls (machine.h) goes into a QueryInterface of its own.
  STDMETHODIMP StartApplication(const BITSIM_APPLICATION*,
                                IBitsimApplication** application) override {
    *application = new Application(manager_);
    return S_OK;
  }
  STDMETHODIMP IsAlive(BOOL* lives) override {
    *lives = TRUE;
    return S_OK;
  }

 private:
  ~World() override {
    manager_->End();
    manager_->Release();
  }
  Manager* const manager_ = new Manager();
};

class Implementation final : public ComObject<IBitsimImplementation> {
 public:
  STDMETHODIMP Describe(BITSIM_DESCRIPTION* description) override {
    *description = {
        .name = "starter", .bits_version = "1.0", .shortest_retry_delay_seconds = 5, .can = 0};
    return S_OK;
  }
  STDMETHODIMP CreateWorld(const BITSIM_WORLD_OPTIONS*, IBitsimWorld** world) override {
    *world = new World();
    return S_OK;
  }
  STDMETHODIMP GetProblem(LPCSTR* text) override {
    *text = "";
    return S_OK;
  }
};

}  // namespace
}  // namespace starter

HRESULT BitsimConformanceOpen(UINT32, UINT32* plugin_version,
                              IBitsimImplementation** implementation) {
  *plugin_version = BITSIM_PLUGIN_VERSION;
  *implementation = new starter::Implementation();
  return S_OK;
}
