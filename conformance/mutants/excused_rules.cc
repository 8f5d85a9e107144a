#include "conformance/mutants/excused_rules.h"

#include <array>

#include "rule_ids.h"

namespace conformance {
namespace {

constexpr std::array kExcusedRules = {
    ExcusedRule{
        rule::API_01,
        "Which methods there are is no decision of the engine: the compiler demands them all "
        "of the simulator's objects."},
    ExcusedRule{
        rule::API_02,
        "That a setting is kept is no decision of the engine, which has one place for each."},
    ExcusedRule{rule::API_04,
                "How a list is walked is COM's affair, not the engine's: there is one enumerator."},
    ExcusedRule{rule::NOTIFY_REG_17,
                "Of modifications the simulator remembers one bit, which the registration itself "
                "sets: to replay several it would have to keep what no rule asks it to keep."},
};

}  // namespace

std::span<const ExcusedRule> ExcusedRules() { return kExcusedRules; }

}  // namespace conformance
