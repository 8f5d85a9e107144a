#include "conformance/testees/sim_plugin/sim_programs.h"

#include "conformance/testees/sim_plugin/sim_application.h"

namespace sim_plugin {
namespace {

std::uint32_t RunCode(const Held<IBitsimProgram>& code, bitsim::Application& self,
                      const std::string& parameters) {
  UINT32 exit_code = 0;
  auto* const application = new SimApplication(self);
  const HRESULT result = code->Run(application, Widen(parameters).c_str(), &exit_code);
  application->Release();
  return SUCCEEDED(result) ? exit_code : bitsim::kProgramCrashed;
}

IUnknown* MakeObject(const Held<IClassFactory>& factory) {
  void* object = nullptr;
  if (FAILED(factory->CreateInstance(nullptr, __uuidof(IUnknown), &object))) return nullptr;
  return static_cast<IUnknown*>(object);
}

}  // namespace

STDMETHODIMP SimPrograms::Put(LPCWSTR path, const BITSIM_PROGRAM* program) {
  return Do([&] {
    bitsim::Program simulated = {.exit_code = program->exit_code,
                                 .duration = FromTicks(program->duration_ticks)};
    if (program->code != nullptr) {
      simulated.run = [code = Held<IBitsimProgram>(program->code)](bitsim::Application& self,
                                                                   const std::string& parameters) {
        return RunCode(code, self, parameters);
      };
    }
    world_.simulation.programs().Put(Narrow(path), simulated);
  });
}

STDMETHODIMP SimPrograms::Remove(LPCWSTR path) {
  return Do([&] { world_.simulation.programs().Remove(Narrow(path)); });
}

STDMETHODIMP SimPrograms::GetLaunch(UINT32 index, BITSIM_LAUNCH* launch) {
  const auto& launches = world_.simulation.programs().launches();
  if (index >= launches.size()) return S_FALSE;
  const bitsim::Launch& made = launches[index];
  program_ = Widen(made.program);
  parameters_ = Widen(made.parameters);
  user_ = made.user == kDefaultUser ? "" : made.user;
  *launch = {.program = program_.c_str(),
             .parameters = parameters_.c_str(),
             .user = user_.c_str(),
             .at_ticks = SinceStart(made.started),
             .was_found = made.was_found,
             .has_ended = made.has_ended};
  return S_OK;
}

STDMETHODIMP SimClasses::Put(REFCLSID clsid, IClassFactory* factory) {
  return Do([&] {
    world_.simulation.class_registry().Put(
        clsid, {.make = [held = Held<IClassFactory>(factory)](bitsim::Application&) {
          return MakeObject(held);
        }});
  });
}

STDMETHODIMP SimClasses::GetActivations(REFCLSID clsid, UINT32* count) {
  *count = 0;
  for (const bitsim::Activation& activation : world_.simulation.class_registry().activations()) {
    if (activation.clsid == clsid) ++*count;
  }
  return S_OK;
}

STDMETHODIMP SimClasses::KillServer(REFCLSID clsid) {
  bitsim::Application* server = nullptr;
  for (const bitsim::Activation& activation : world_.simulation.class_registry().activations()) {
    if (activation.clsid == clsid && activation.server != nullptr) server = activation.server;
  }
  return Do([&] {
    if (server != nullptr) server->Kill();
  });
}

}  // namespace sim_plugin
