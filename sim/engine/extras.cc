#include "sim/engine/extras.h"

#include "sim/engine/job.h"

namespace bitsim {
namespace {

template <class Extras>
Extras& ValueForChange(std::unique_ptr<Extras>& extras) {
  if (extras == nullptr) extras = std::make_unique<Extras>();
  return *extras;
}

}  // namespace

const JobExtras kDefaultJobExtras;
const FileExtras kDefaultFileExtras;

JobExtras& Job::extras_for_change() { return ValueForChange(extras); }
FileExtras& File::extras_for_change() { return ValueForChange(extras); }

}  // namespace bitsim
