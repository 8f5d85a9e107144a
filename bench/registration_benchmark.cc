// Registrations: how long one takes, and that the millionth takes no longer than the first.

#include <benchmark/benchmark.h>
#include <bits.h>

#include "bitsim/simulation.h"

namespace bitsim {
namespace {

class RefusingCallback final : public IBackgroundCopyCallback {
 public:
  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    *object = nullptr;
    if (riid != __uuidof(IUnknown) && riid != __uuidof(IBackgroundCopyCallback)) {
      return E_NOINTERFACE;
    }
    *object = static_cast<IBackgroundCopyCallback*>(this);
    AddRef();
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override { return --references_; }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob*) override { return E_FAIL; }
  STDMETHODIMP JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override { return E_FAIL; }
  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }

 private:
  ULONG references_ = 1;
};

// So many registrations on one job; with `replays` each is told at once that the job has failed.
void Register(benchmark::State& state, bool replays) {
  RefusingCallback callback;
  for (auto _ : state) {
    Simulation simulation;
    simulation.network().AddOrigin("http://origin.test");
    Application& client = simulation.StartApplication("client");
    IBackgroundCopyManager* const manager = client.CreateManager();
    GUID id = {};
    IBackgroundCopyJob* job = nullptr;
    manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
    if (replays) {
      job->AddFile(L"http://origin.test/missing", L"C:\\file");
      job->Resume();
      simulation.RunUntilIdle();
    }
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      job->SetNotifyInterface(&callback);
      if (replays) simulation.RunFor(Duration(1));
    }
    job->Cancel();
    job->Release();
    manager->Release();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetComplexityN(state.range(0));
}

void RegistrationsReplaced(benchmark::State& state) { Register(state, false); }
void Replays(benchmark::State& state) { Register(state, true); }

BENCHMARK(RegistrationsReplaced)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);
BENCHMARK(Replays)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);

}  // namespace
}  // namespace bitsim
