#include "sim/engine/extras.h"

#include "sim/engine/job.h"

namespace bitsim {
namespace {

template <class Extras>
const Extras& ValueOrDefaults(const std::unique_ptr<Extras>& extras) {
  static const Extras defaults;
  return extras == nullptr ? defaults : *extras;
}

template <class Extras>
Extras& ValueForChange(std::unique_ptr<Extras>& extras) {
  if (extras == nullptr) extras = std::make_unique<Extras>();
  return *extras;
}

}  // namespace

const JobExtras& Job::extras_or_defaults() const { return ValueOrDefaults(extras); }
JobExtras& Job::extras_for_change() { return ValueForChange(extras); }
const FileExtras& File::extras_or_defaults() const { return ValueOrDefaults(extras); }
FileExtras& File::extras_for_change() { return ValueForChange(extras); }

}  // namespace bitsim
