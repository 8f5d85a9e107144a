// Which interfaces jobs and files answer to, in each version of BITS, and that all of them are one
// object.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

struct Interface {
  const char* name;
  GUID id;
  BitsVersion since;
};

#define BITSIM_INTERFACE(name, since) \
  { #name, __uuidof(name), since }
const Interface kJobInterfaces[] = {
    BITSIM_INTERFACE(IBackgroundCopyJob, kBits1_0),
    BITSIM_INTERFACE(IBackgroundCopyJob2, kBits1_5),
    BITSIM_INTERFACE(IBackgroundCopyJob3, kBits2_0),
    BITSIM_INTERFACE(IBackgroundCopyJobHttpOptions, kBits2_5),
    BITSIM_INTERFACE(IBackgroundCopyJob4, kBits3_0),
    BITSIM_INTERFACE(IBitsTokenOptions, kBits4_0),
    BITSIM_INTERFACE(IBackgroundCopyJob5, kBits5_0),
    BITSIM_INTERFACE(IBackgroundCopyJobHttpOptions2, kBits10_2),
    BITSIM_INTERFACE(IBackgroundCopyJobHttpOptions3, kBits10_3),
};
const Interface kFileInterfaces[] = {
    BITSIM_INTERFACE(IBackgroundCopyFile, kBits1_0),
    BITSIM_INTERFACE(IBackgroundCopyFile2, kBits2_0),
    BITSIM_INTERFACE(IBackgroundCopyFile3, kBits3_0),
    BITSIM_INTERFACE(IBackgroundCopyFile4, kBits4_0),
    BITSIM_INTERFACE(IBackgroundCopyFile5, kBits5_0),
    BITSIM_INTERFACE(IBackgroundCopyFile6, kBits10_1),
};
#undef BITSIM_INTERFACE

ComPointer<IUnknown> Ask(IUnknown& object, REFIID id) {
  void* found = nullptr;
  return ComPointer<IUnknown>(
      SUCCEEDED(object.QueryInterface(id, &found)) ? static_cast<IUnknown*>(found) : nullptr);
}

// From every interface one gets to every other and to the same IUnknown; what the version lacks is
// reached from none.
template <std::size_t count>
void ExpectInterfaces(IUnknown& object, const Interface (&interfaces)[count], BitsVersion version) {
  const ComPointer<IUnknown> identity = Ask(object, __uuidof(IUnknown));
  ASSERT_NE(identity, nullptr);
  for (const Interface& from : interfaces) {
    SCOPED_TRACE(from.name);
    const ComPointer<IUnknown> start = Ask(object, from.id);
    if (version < from.since) {
      EXPECT_EQ(start, nullptr);
      continue;
    }
    ASSERT_NE(start, nullptr);
    EXPECT_EQ(Ask(*start, __uuidof(IUnknown)), identity);
    for (const Interface& to : interfaces) {
      SCOPED_TRACE(to.name);
      void* found = &found;
      const bool is_there = version >= to.since;
      EXPECT_EQ(start->QueryInterface(to.id, &found), is_there ? S_OK : E_NOINTERFACE);
      EXPECT_EQ(found != nullptr, is_there);
      if (found == nullptr) continue;
      EXPECT_EQ(found, Ask(object, to.id).get());
      static_cast<IUnknown*>(found)->Release();
    }
    void* found = &found;
    EXPECT_EQ(start->QueryInterface(__uuidof(IBackgroundCopyManager), &found), E_NOINTERFACE);
    EXPECT_EQ(found, nullptr);
    EXPECT_EQ(start->QueryInterface(from.id, nullptr), E_POINTER);
  }
}

ComPointer<IBackgroundCopyFile> AnyFile(IBackgroundCopyJob& job) {
  IEnumBackgroundCopyFiles* files = nullptr;
  IBackgroundCopyFile* file = nullptr;
  EXPECT_EQ(job.EnumFiles(&files), S_OK);
  EXPECT_EQ(files->Next(1, &file, nullptr), S_OK);
  files->Release();
  return ComPointer<IBackgroundCopyFile>(file);
}

class VersionTest : public ::testing::TestWithParam<BitsVersion> {
 protected:
  Simulation simulation_{{.bits_version = GetParam()}};
  Application& client_ = simulation_.StartApplication("client");
  ComPointer<IBackgroundCopyManager> manager_ = CreateManager(client_);
  ComPointer<IBackgroundCopyJob> job_ = CreateJob(*manager_);
};

TEST_P(VersionTest, JobsAnswerToTheInterfacesOfTheirTime) {
  ExpectInterfaces(*job_, kJobInterfaces, GetParam());
}

TEST_P(VersionTest, FilesAnswerToTheInterfacesOfTheirTime) {
  ASSERT_EQ(job_->AddFile(L"http://origin.test/file", L"C:\\file"), S_OK);
  ExpectInterfaces(*AnyFile(*job_), kFileInterfaces, GetParam());
}

TEST_P(VersionTest, UploadsCameWithBits1_5) {
  for (const BG_JOB_TYPE type : {BG_JOB_TYPE_UPLOAD, BG_JOB_TYPE_UPLOAD_REPLY}) {
    GUID id = {};
    IBackgroundCopyJob* job = nullptr;
    const bool is_there = GetParam() >= kBits1_5;
    EXPECT_EQ(manager_->CreateJob(L"job", type, &id, &job), is_there ? S_OK : E_NOTIMPL);
    EXPECT_EQ(job != nullptr, is_there);
    if (job != nullptr) job->Release();
  }
}

INSTANTIATE_TEST_SUITE_P(Versions, VersionTest, ::testing::ValuesIn(kAllBitsVersions),
                         [](const auto& tested) {
                           return std::to_string(tested.param.major) + "_" +
                                  std::to_string(tested.param.minor);
                         });

TEST(JobInterfaces, CountReferencesTogether) {
  Simulation simulation;
  const auto manager = CreateManager(simulation.StartApplication("client"));
  IBackgroundCopyJob* const job = CreateJob(*manager).release();
  void* found = nullptr;
  ASSERT_EQ(job->QueryInterface(__uuidof(IBitsTokenOptions), &found), S_OK);
  auto* const token = static_cast<IBitsTokenOptions*>(found);
  EXPECT_EQ(token->AddRef(), 3u);
  EXPECT_EQ(job->Release(), 2u);
  EXPECT_EQ(token->Release(), 1u);
  // The last pointer is enough to come back to the others.
  ASSERT_EQ(token->QueryInterface(__uuidof(IBackgroundCopyJob), &found), S_OK);
  EXPECT_EQ(found, job);
  EXPECT_EQ(token->Release(), 1u);
  EXPECT_EQ(job->Release(), 0u);
}

TEST(JobInterfaces, OutliveTheSimulation) {
  auto simulation = std::make_unique<Simulation>();
  const auto manager = CreateManager(simulation->StartApplication("client"));
  const ComPointer<IBackgroundCopyJob> job = CreateJob(*manager);
  void* found = nullptr;
  ASSERT_EQ(job->QueryInterface(__uuidof(IBackgroundCopyJobHttpOptions), &found), S_OK);
  const ComPointer<IBackgroundCopyJobHttpOptions> options(
      static_cast<IBackgroundCopyJobHttpOptions*>(found));
  simulation.reset();
  ULONG flags = 0;
  EXPECT_EQ(options->GetSecurityFlags(&flags), RPC_E_DISCONNECTED);
  EXPECT_EQ(options->SetSecurityFlags(0), RPC_E_DISCONNECTED);
  EXPECT_NE(Ask(*options, __uuidof(IUnknown)), nullptr);
  EXPECT_EQ(Ask(*options, __uuidof(IBackgroundCopyJob5)), nullptr);
}

}  // namespace
}  // namespace bitsim
