#include "conformance/mutants/mutants.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "conformance/rulebook/similar_words.h"
#include "conformance/verdict/wrong_engines.h"

namespace conformance {
namespace {

// Made on first use: registrations are statics of other files.
std::vector<Mutant>& Registered() {
  static std::vector<Mutant> mutants;
  return mutants;
}

}  // namespace

MutantRegistration::MutantRegistration(const Mutant& mutant) {
  std::vector<Mutant>& mutants = Registered();
  const auto place =
      std::lower_bound(mutants.begin(), mutants.end(), mutant,
                       [](const Mutant& a, const Mutant& b) { return a.name < b.name; });
  if (place != mutants.end() && place->name == mutant.name) {
    throw std::logic_error("two mutants are named " + std::string(mutant.name));
  }
  mutants.insert(place, mutant);
  AddWrongEngine({.name = mutant.name, .rule = Get(mutant.rule).id, .summary = mutant.summary});
}

std::span<const Mutant> AllMutants() { return Registered(); }

const Mutant* FindMutant(std::string_view name) {
  for (const Mutant& mutant : Registered()) {
    if (mutant.name == name) return &mutant;
  }
  return nullptr;
}

std::string NoSuchMutant(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Mutant& mutant : Registered()) names.push_back(mutant.name);
  const std::string hint = DidYouMean(SimilarWords(name, names));
  return "there is no mutant '" + std::string(name) + "'" +
         (hint.empty() ? "; bits-conformance mutants --list lists all of them" : hint);
}

}  // namespace conformance
