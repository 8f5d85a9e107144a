// What a command of a random history costs: made by RapidCheck, run on the simulator and compared
// with the model, as the property tests do; and RapidCheck's own part, on a system that is nothing.

#include <memory>
#include <ostream>
#include <stdexcept>

#include "bench/work.h"
#include "conformance/explore/rapidcheck_commands.h"

namespace bitsim {
namespace {

struct NoState {};
struct NoSystem {};

// As RapidCheck's guide has commands: one of several types, with arguments of their own.
template <int kKind>
class EmptyCommand final : public rc::state::Command<NoState, NoSystem> {
 public:
  EmptyCommand() : argument_(*rc::gen::inRange(0, 100)) {}
  void show(std::ostream& out) const override { out << kKind << ' ' << argument_; }

 private:
  int argument_;
};

auto AnyEmptyCommand(const NoState&) {
  return rc::state::gen::execOneOfWithArgs<EmptyCommand<0>, EmptyCommand<1>, EmptyCommand<2>>()();
}

// A hundred histories after another, as rc::check does, without its messages.
template <class State, class System, class Generator>
class Histories final : public Work {
 public:
  explicit Histories(Generator generator) : generator_(generator) {}

  void Run(std::uint64_t count) override {
    while (done_ < count) {
      const auto check_one = [this] {
        const State start{};
        const auto commands = *rc::state::gen::commands(start, generator_);
        System system;
        rc::state::runAll(commands, start, system);
        done_ += commands.size();
      };
      const auto result = rc::detail::checkTestable(check_one, rc::detail::TestMetadata{},
                                                    rc::detail::TestParams{.seed = ++seed_});
      if (!result.template is<rc::detail::SuccessResult>()) {
        throw std::logic_error("model and simulator differ: see PropertyTest");
      }
    }
    done_ -= count;
  }

 private:
  Generator generator_;
  std::uint64_t seed_ = 0;
  std::uint64_t done_ = 0;  // too many, the last time
};

template <class State, class System, class Generator>
std::unique_ptr<Work> MakeHistories(Generator generator) {
  return MakeWork<Histories<State, System, Generator>>(generator);
}

bool RegisterAll() {
  RegisterWork("Random/rapidcheck_on_nothing",
               [] { return MakeHistories<NoState, NoSystem>(AnyEmptyCommand); });
  RegisterWork("Random/rapidcheck_on_service", [] {
    return MakeHistories<conformance::model::State, conformance::explore::CheckedSystem>(
        conformance::explore::AnyCommand);
  });
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
