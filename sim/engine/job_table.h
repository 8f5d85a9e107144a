// File: job_table.h
//
// Owns the records of all jobs. A record lives while the job is in the queue or somebody holds a
// pointer to it: clients may read a job that is completed or cancelled (rule SVC-03).
//
// The first part of a job's GUID is its place in the table, scrambled, so that finding a job by id
// needs no index of its own; the rest is drawn from the choice stream "job.id".

#ifndef BITSIM_ENGINE_JOB_TABLE_H_
#define BITSIM_ENGINE_JOB_TABLE_H_

#include <vector>

#include "sim/core/stable_vector.h"
#include "sim/core/world.h"
#include "sim/engine/job.h"

namespace bitsim {

class JobTable {
 public:
  explicit JobTable(ChoiceSource& choices);

  // A new record in the queue, with a fresh id; all else is as in a new Job.
  Job& Create();
  // Takes a job out of the queue; its record goes when nobody holds it.
  void RemoveFromQueue(Job& job);
  bool IsInQueue(const Job& job) const { return job.index != kNoJob && job.is_in_queue; }

  void Hold(Job& job) { ++job.references; }
  void Release(Job& job) {
    if (--job.references == 0) Free(job);
  }

  // REQUIRES: the record exists.
  Job& at(JobIndex index) { return slots_[index]; }
  // Jobs in the queue only; nullptr for any other id.
  Job* Find(const GUID& id);
  // Every job in the queue, by place in the table.
  std::vector<JobIndex> InQueue() const;
  // One more than the highest index in use.
  JobIndex end_index() const { return static_cast<JobIndex>(slots_.size()); }

 private:
  void Free(Job& job);

  ChoiceSource& choices_;
  ChoiceSource::StreamId id_stream_;
  StableVector<Job> slots_;  // slot 0 is kNoJob
  std::vector<JobIndex> free_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_JOB_TABLE_H_
