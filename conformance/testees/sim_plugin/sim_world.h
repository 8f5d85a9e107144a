// File: sim_world.h
//
// A simulated machine as the world of a test: bitsim::Simulation behind the interfaces of a plugin.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_WORLD_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_WORLD_H_

#include "conformance/testees/sim_plugin/sim_machine.h"
#include "conformance/testees/sim_plugin/sim_origin.h"
#include "conformance/testees/sim_plugin/sim_part.h"
#include "conformance/testees/sim_plugin/sim_programs.h"
#include "conformance/testees/sim_plugin/sim_trace.h"

namespace sim_plugin {

class SimClock final : public SimPart<IBitsimClock> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP GetNow(UINT64* ticks) override;
  STDMETHODIMP RunUntil(IBitsimCondition* condition, UINT64 limit_ticks, BOOL* holds) override;
  STDMETHODIMP RunFor(UINT64 duration_ticks) override;
  STDMETHODIMP Block(UINT64 duration_ticks) override;
};

class SimWorld final : public SimObject<IBitsimWorld> {
 public:
  // `decisions` must outlive the world; nullptr is the documented behaviour. Throws
  // bitsim::RecordingError.
  explicit SimWorld(const BITSIM_WORLD_OPTIONS& options,
                    const bitsim::Decisions* decisions = nullptr);

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override;
  STDMETHODIMP StartApplication(const BITSIM_APPLICATION* options,
                                IBitsimApplication** application) override;
  STDMETHODIMP IsAlive(BOOL* lives) override;

 private:
  // The part with that interface, or nullptr.
  IUnknown* Find(REFIID riid);

  conformance::SimChoices choices_;
  bitsim::Simulation simulation_;
  const World world_;

  SimClock clock_{*this, world_};
  SimOrigin origin_{*this, world_};
  SimUploads uploads_{*this, world_};
  SimDisk disk_{*this, world_};
  SimFileLocks file_locks_{*this, world_};
  SimVolume volume_{*this, world_};
  SimNetwork network_{*this, world_};
  SimWallClock wall_clock_{*this, world_};
  SimService service_{*this, world_};
  SimStateFile state_file_{*this, world_};
  SimCrash crash_{*this, world_};
  SimPrograms programs_{*this, world_};
  SimClasses classes_{*this, world_};
  SimSessions sessions_{*this, world_};
  SimConditions conditions_{*this, world_};
  SimPolicies policies_{*this, world_};
  SimTrace trace_{*this, world_};
  SimTraceFiles trace_files_{*this, world_};
  SimRecording recording_{*this, world_};
};

}  // namespace sim_plugin

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_WORLD_H_
