#include "sim/engine/extras.h"

#include "sim/engine/job.h"

namespace bitsim {
namespace {

template <class Part>
Part& ValueForChange(std::unique_ptr<Part>& part) {
  if (part == nullptr) part = std::make_unique<Part>();
  return *part;
}

}  // namespace

const JobRun kDefaultJobRun;
const JobExtras kDefaultJobExtras;
const FileExtras kDefaultFileExtras;

JobRun& Job::MakeRun() { return *(run = std::make_unique<JobRun>()); }
JobExtras& Job::extras_for_change() { return ValueForChange(extras); }
FileExtras& File::extras_for_change() { return ValueForChange(extras); }

}  // namespace bitsim
