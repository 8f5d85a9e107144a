#include "sim/engine/job_table.h"

#include <cstring>
#include <memory>
#include <utility>

namespace bitsim {
namespace {

// Multiplication by an odd number is a bijection on 32 bits.
constexpr std::uint32_t kScramble = 0x9e3779b1u;
constexpr std::uint32_t kUnscramble = 0x0e8b2f51u;
static_assert(kScramble * kUnscramble == 1u);

// Stale timers must not fit the next job in this place. What a job has once it runs stays for the
// next one, so that nobody who ends a job has to ask whether its record is still there.
void Clear(Job& job) {
  const std::uint32_t generation = job.generation;
  std::unique_ptr<JobRun> run = std::move(job.run);
  if (run != nullptr) *run = {};
  job = Job{};
  job.generation = generation + 1;
  job.run = std::move(run);
}

}  // namespace

JobTable::JobTable(ChoiceSource& choices)
    : choices_(choices), id_stream_(choices.OpenStream("job.id")) {
  slots_.Append();
}

Job& JobTable::Create() {
  JobIndex index = kNoJob;
  if (free_.empty()) {
    index = static_cast<JobIndex>(slots_.size());
    slots_.Append();
  } else {
    index = free_.back();
    free_.pop_back();
  }
  Job& job = slots_[index];
  Clear(job);
  job.incarnation = job.generation;
  job.index = index;
  job.references = 1;
  job.is_in_queue = true;
  job.id.Data1 = index * kScramble;
  const std::uint64_t high = choices_.Choose(id_stream_, std::uint64_t{1} << 32);
  const std::uint64_t low = choices_.Choose(id_stream_, std::uint64_t{1} << 62);
  job.id.Data2 = static_cast<unsigned short>(high);
  job.id.Data3 = static_cast<unsigned short>(0x4000u | ((high >> 16) & 0x0fffu));  // version 4
  const std::uint64_t tail = (std::uint64_t{2} << 62) | low;                       // variant 1
  for (int i = 0; i < 8; ++i) {
    job.id.Data4[i] = static_cast<unsigned char>(tail >> (8 * (7 - i)));
  }
  return job;
}

void JobTable::RemoveFromQueue(Job& job) {
  if (!std::exchange(job.is_in_queue, false)) return;
  Release(job);
}

void JobTable::Free(Job& job) {
  free_.push_back(job.index);
  Clear(job);
}

Job* JobTable::Find(const GUID& id) {
  const JobIndex index = id.Data1 * kUnscramble;
  if (index == kNoJob || index >= slots_.size()) return nullptr;
  Job& job = slots_[index];
  return job.is_in_queue && std::memcmp(&job.id, &id, sizeof id) == 0 ? &job : nullptr;
}

std::vector<JobIndex> JobTable::InQueue() const {
  std::vector<JobIndex> indexes;
  for (JobIndex index = 0; index < end_index(); ++index) {
    if (slots_[index].is_in_queue) indexes.push_back(index);
  }
  return indexes;
}

}  // namespace bitsim
