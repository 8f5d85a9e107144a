#include "conformance/testees/sim_plugin/sim_world.h"

#include <stdexcept>

#include "conformance/testees/sim_plugin/sim_application.h"

namespace sim_plugin {
namespace {

constexpr std::string_view kOriginUrl = "http://origin.test";
// Far more than any test has.
constexpr std::uint64_t kEventsAtOneInstantMax = 100'000;

conformance::SimChoicesOptions ToOptions(const BITSIM_WORLD_OPTIONS& options) {
  conformance::SimChoicesOptions result = {.seed = options.seed, .records = options.records != 0};
  if (options.recording != nullptr) {
    result.recording = options.recording;
    result.recording_place = options.recording_place;
    result.recording_first_line = static_cast<int>(options.recording_first_line);
  }
  return result;
}

bitsim::Token ToToken(UINT32 token) {
  switch (token) {
    case BITSIM_TOKEN_USUAL:
      return {};
    case BITSIM_TOKEN_FILTERED:
      return {.is_filtered = true};
    case BITSIM_TOKEN_RESTRICTED:
      return {.is_restricted = true};
    case BITSIM_TOKEN_LOW_INTEGRITY:
      return {.integrity = bitsim::IntegrityLevel::kLow};
    case BITSIM_TOKEN_ANONYMOUS:
      return {.impersonation_level = bitsim::ImpersonationLevel::kAnonymous};
    case BITSIM_TOKEN_RUN_AS:
      return {.is_run_as = true};
    default:
      throw std::invalid_argument("an unknown token");
  }
}

}  // namespace

std::string& Problem() {
  static std::string problem;
  return problem;
}

bitsim::User ToUser(std::string_view name) {
  if (name == "LocalSystem") return bitsim::LocalSystemUser();
  const std::string user_name(name.empty() ? kDefaultUser : name);
  return {.name = user_name, .is_administrator = user_name == "administrator"};
}

// --- Time ---

STDMETHODIMP SimClock::GetNow(UINT64* ticks) {
  *ticks = SinceStart(world_.simulation.now());
  return S_OK;
}

STDMETHODIMP SimClock::RunUntil(IBitsimCondition* condition, UINT64 limit_ticks, BOOL* holds) {
  return Do([&] {
    *holds = world_.simulation.RunUntil([&] { return condition->Holds() != FALSE; },
                                        FromTicks(limit_ticks));
  });
}

STDMETHODIMP SimClock::RunFor(UINT64 duration_ticks) {
  return Do([&] { world_.simulation.RunFor(FromTicks(duration_ticks)); });
}

// The stack of a killed application is unwound by an exception, which must not go through the
// suite. It is caught here once: what called the suite's code finds its application dead.
STDMETHODIMP SimClock::Block(UINT64 duration_ticks) {
  try {
    world_.simulation.Sleep(FromTicks(duration_ticks));
    return S_OK;
  } catch (...) {
    return E_ABORT;
  }
}

// --- The world ---

SimWorld::SimWorld(const BITSIM_WORLD_OPTIONS& options, const bitsim::Decisions* decisions)
    : choices_(ToOptions(options)),
      simulation_({.choices = &choices_.source(),
                   .decisions = decisions,
                   .events_at_one_instant_max = kEventsAtOneInstantMax}),
      world_{.choices = choices_,
             .simulation = simulation_,
             .origin = simulation_.network().AddOrigin(kOriginUrl)} {}

STDMETHODIMP SimWorld::StartApplication(const BITSIM_APPLICATION* options,
                                        IBitsimApplication** application) {
  return Do([&] {
    bitsim::User user = ToUser(options->user);
    user.token = ToToken(options->token);
    *application = new SimApplication(simulation_.StartApplication(options->name, user));
  });
}

STDMETHODIMP SimWorld::IsAlive(BOOL* lives) {
  *lives = TRUE;
  return S_OK;
}

STDMETHODIMP SimWorld::QueryInterface(REFIID riid, void** object) {
  if (object == nullptr) return E_POINTER;
  if (IUnknown* const part = Find(riid)) {
    AddRef();
    *object = part;
    return S_OK;
  }
  return SimObject::QueryInterface(riid, object);
}

IUnknown* SimWorld::Find(REFIID riid) {
  if (riid == __uuidof(IBitsimClock)) return &clock_;
  if (riid == __uuidof(IBitsimOrigin)) return &origin_;
  if (riid == __uuidof(IBitsimUploads)) return &uploads_;
  if (riid == __uuidof(IBitsimDisk)) return &disk_;
  if (riid == __uuidof(IBitsimFileLocks)) return &file_locks_;
  if (riid == __uuidof(IBitsimVolume)) return &volume_;
  if (riid == __uuidof(IBitsimNetwork)) return &network_;
  if (riid == __uuidof(IBitsimWallClock)) return &wall_clock_;
  if (riid == __uuidof(IBitsimService)) return &service_;
  if (riid == __uuidof(IBitsimStateFile)) return &state_file_;
  if (riid == __uuidof(IBitsimCrash)) return &crash_;
  if (riid == __uuidof(IBitsimPrograms)) return &programs_;
  if (riid == __uuidof(IBitsimClasses)) return &classes_;
  if (riid == __uuidof(IBitsimSessions)) return &sessions_;
  if (riid == __uuidof(IBitsimConditions)) return &conditions_;
  if (riid == __uuidof(IBitsimPolicies)) return &policies_;
  if (riid == __uuidof(IBitsimTrace)) return &trace_;
  if (riid == __uuidof(IBitsimTraceFiles)) return &trace_files_;
  if (riid == __uuidof(IBitsimRecording)) return &recording_;
  return nullptr;
}

}  // namespace sim_plugin
