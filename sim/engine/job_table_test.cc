#include "sim/engine/job_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <string>

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string BytesOf(const GUID& id) {
  return std::string(reinterpret_cast<const char*>(&id), sizeof id);
}

TEST(Job, TakesTwoCacheLines) { EXPECT_EQ(sizeof(Job), 128u); }

TEST(JobTable, FindsJobsByTheirIds) {
  SeededChoices choices(1);
  JobTable jobs(choices);
  std::vector<GUID> ids;
  for (int i = 0; i < 100; ++i) ids.push_back(jobs.Create().id);
  std::set<std::string> distinct;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    distinct.insert(BytesOf(ids[i]));
    ASSERT_NE(jobs.Find(ids[i]), nullptr);
    EXPECT_EQ(jobs.Find(ids[i])->index, i + 1);
  }
  EXPECT_EQ(distinct.size(), ids.size());
}

TEST(JobTable, FindsNothingElse) {
  SeededChoices choices(1);
  JobTable jobs(choices);
  EXPECT_EQ(jobs.Find(GUID_NULL), nullptr);
  const GUID id = jobs.Create().id;
  EXPECT_EQ(jobs.Find(GUID_NULL), nullptr);
  for (std::size_t i = 0; i < sizeof id; ++i) {  // any other bit is another job
    GUID other = id;
    reinterpret_cast<unsigned char*>(&other)[i] ^= 0x10;
    EXPECT_EQ(jobs.Find(other), nullptr) << i;
  }
}

TEST(JobTable, MakesIdsOfTheRandomKind) {
  SeededChoices choices(7);
  JobTable jobs(choices);
  for (int i = 0; i < 50; ++i) {
    const GUID id = jobs.Create().id;
    EXPECT_EQ(id.Data3 >> 12, 4);
    EXPECT_EQ(id.Data4[0] >> 6, 2);
  }
}

TEST(JobTable, MakesTheSameIdsFromTheSameChoices) {
  SeededChoices one(3);
  SeededChoices same(3);
  SeededChoices other(4);
  JobTable jobs_one(one);
  JobTable jobs_same(same);
  JobTable jobs_other(other);
  const GUID id = jobs_one.Create().id;
  EXPECT_EQ(id, jobs_same.Create().id);
  EXPECT_NE(id, jobs_other.Create().id);
}

TEST(JobTable, KeepsARecordThatIsHeldAfterTheJobLeftTheQueue) {
  SeededChoices choices(1);
  JobTable jobs(choices);
  Job& job = jobs.Create();
  const GUID id = job.id;
  jobs.Hold(job);
  jobs.RemoveFromQueue(job);
  jobs.RemoveFromQueue(job);  // once is enough
  EXPECT_EQ(jobs.Find(id), nullptr);
  EXPECT_FALSE(jobs.IsInQueue(job));
  EXPECT_EQ(job.id, id);  // for who holds it
  EXPECT_NE(&jobs.Create(), &job);
  jobs.Release(job);
  EXPECT_EQ(&jobs.Create(), &job);  // the place is free now
}

TEST(JobTable, ReusesPlacesUnderOtherIdsAndGenerations) {
  SeededChoices choices(1);
  JobTable jobs(choices);
  Job& job = jobs.Create();
  const JobIndex index = job.index;
  const GUID id = job.id;
  job.files.Append();
  job.run_for_change().error_count = 3;
  job.generation += 5;
  const std::uint32_t last_generation = job.generation;
  jobs.RemoveFromQueue(job);

  const Job& next = jobs.Create();
  EXPECT_EQ(next.index, index);
  EXPECT_NE(next.id, id);
  EXPECT_EQ(jobs.Find(id), nullptr);
  EXPECT_EQ(jobs.Find(next.id), &next);
  EXPECT_GT(next.generation, last_generation);
  EXPECT_EQ(next.incarnation, next.generation);
  EXPECT_TRUE(next.files.empty());
  EXPECT_EQ(next.error_count(), 0u);
  EXPECT_EQ(next.references, 1u);
}

TEST(JobTable, KeepsReferencesToRecordsValidWhileItGrows) {
  SeededChoices choices(1);
  JobTable jobs(choices);
  Job& first = jobs.Create();
  const GUID id = first.id;
  for (int i = 0; i < 10'000; ++i) jobs.Create();
  EXPECT_EQ(jobs.Find(id), &first);
  EXPECT_EQ(jobs.end_index(), 10'002u);
}

TEST(JobTable, ListsTheQueueByPlace) {
  SeededChoices choices(1);
  JobTable jobs(choices);
  EXPECT_THAT(jobs.InQueue(), IsEmpty());
  for (int i = 0; i < 4; ++i) jobs.Create();
  jobs.RemoveFromQueue(jobs.at(2));
  EXPECT_THAT(jobs.InQueue(), ElementsAre(1, 3, 4));
}

}  // namespace
}  // namespace bitsim
