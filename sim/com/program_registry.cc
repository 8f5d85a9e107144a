#include "sim/com/program_registry.h"

#include <memory>
#include <stdexcept>
#include <utility>

#include "sim/core/letter_case.h"
#include "sim/engine/deadline.h"

namespace bitsim {
namespace {

std::string LastPart(std::string_view path) {
  return std::string(path.substr(path.find_last_of("\\/") + 1));
}

}  // namespace

// Whatever ends the code of a program, its end is noticed: it may return, throw, be killed, or be
// killed before it began.
class ProgramRegistry::EndOfProgram {
 public:
  EndOfProgram(ProgramRegistry& registry, std::uint32_t index)
      : registry_(registry), index_(index) {}
  EndOfProgram(const EndOfProgram&) = delete;
  EndOfProgram& operator=(const EndOfProgram&) = delete;
  ~EndOfProgram() {
    registry_.launches_[index_].exit_code = exit_code_;
    registry_.world_.Post(registry_.world_.now(), registry_.ended_, index_);
  }
  void set_exit_code(std::uint32_t exit_code) { exit_code_ = exit_code; }

 private:
  ProgramRegistry& registry_;
  std::uint32_t index_;
  std::uint32_t exit_code_ = kProgramCrashed;
};

ProgramRegistry::ProgramRegistry(World& world, const Engine& engine,
                                 ApplicationStarter& applications, ProgramListener& listener)
    : world_(world),
      engine_(engine),
      applications_(applications),
      listener_(listener),
      ended_(world.AddHandler(*this)) {}

void ProgramRegistry::Put(std::string_view path, const Program& program) {
  if (path.empty()) throw std::invalid_argument("path: a program needs a path");
  if (program.duration < Duration::zero()) {
    throw std::invalid_argument("duration: a program cannot run for less than no time");
  }
  programs_.insert_or_assign(ToLower(path), program);
}

void ProgramRegistry::Remove(std::string_view path) { programs_.erase(ToLower(path)); }

HRESULT ProgramRegistry::Start(JobIndex job, UserIndex user, std::string_view program,
                               std::string_view parameters, LaunchId& launch) {
  const auto found = programs_.find(ToLower(program));
  const bool was_found = found != programs_.end();
  const auto index = static_cast<std::uint32_t>(launches_.size());
  launches_.push_back({.program = std::string(program),
                       .parameters = std::string(parameters),
                       .user = engine_.user(user).name,
                       .started = world_.now(),
                       .was_found = was_found});
  running_.push_back({.job = job});
  if (!was_found) return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
  launch = index + 1;
  const Program& started = found->second;
  if (!started.run) {
    launches_.back().exit_code = started.exit_code;
    const Instant end = DeadlineAfter(world_.now(), started.duration);
    if (end != kNever) world_.Post(end, ended_, index);
    return S_OK;
  }
  Application& self = applications_.Start(LastPart(program), user).application;
  running_.back().application = &self;
  // Held by the thread's body, and by nobody else.
  auto end = std::make_shared<EndOfProgram>(*this, index);
  self.Run([run = started.run, end = std::move(end), &self, text = std::string(parameters)] {
    end->set_exit_code(run(self, text));
  });
  return S_OK;
}

void ProgramRegistry::OnEvent(std::uint32_t index, std::uint32_t unused) {
  static_cast<void>(unused);
  Launch& launch = launches_[index];
  launch.has_ended = true;
  launch.ended = world_.now();
  const Running running = running_[index];
  const std::uint32_t exit_code = launch.exit_code;
  if (running.application != nullptr) running.application->Kill();  // with all its threads
  listener_.OnProgramEnded(running.job, index + 1, exit_code);
}

}  // namespace bitsim
