// File: upload_fixture.h
//
// For tests of the engine: a server that takes uploads, and jobs in the middle of their file.

#ifndef BITSIM_ENGINE_UPLOAD_FIXTURE_H_
#define BITSIM_ENGINE_UPLOAD_FIXTURE_H_

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

#include "bitsim/uploads.h"
#include "sim/engine/engine_fixture.h"

namespace bitsim {

struct SmallFragments : Decisions {
  std::uint64_t UploadFragmentBytesMax() const override { return 100'000; }
};

class EngineUploadTest : public EngineTest {
 protected:
  EngineUploadTest() : EngineTest(kDecisions) {
    origin_.AcceptUploads("/in", {});
    network_.SetLink({.bits_per_second = 8'000'000});  // the file takes a second
  }

  Job& Resumed(Job& job) {
    EXPECT_EQ(engine_.Resume(job), S_OK);
    return job;
  }
  // What became of the only upload.
  const ReceivedUpload& upload() const { return origin_.uploads().back(); }
  std::vector<UploadPacketType> Packets() const {
    std::vector<UploadPacketType> packets;
    for (const ReceivedRequest& request : origin_.requests()) {
      if (!request.packet.has_value()) continue;
      if (packets.empty() || packets.back() != *request.packet) packets.push_back(*request.packet);
    }
    return packets;
  }
  // A job that is in the middle of its file.
  Job& HalfWay() {
    Job& job = Resumed(MakeUpload());
    world_.RunFor(std::chrono::milliseconds(500));
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
    return job;
  }
  void ExpectUploaded(const Job& job) {
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
    EXPECT_EQ(upload().state, UploadState::kReceived);
    EXPECT_EQ(upload().content, Content::Pattern(kSizeBytes));
    EXPECT_FALSE(upload().session_is_open);
  }
  void ExpectError(const Job& job, BG_JOB_STATE state, BG_ERROR_CONTEXT context, HRESULT code) {
    EXPECT_EQ(job.state, state) << ToString(job.state);
    EXPECT_EQ(job.error().context, context);
    EXPECT_EQ(job.error().code, code) << std::hex << job.error().code;
  }

 private:
  static inline const SmallFragments kDecisions;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_UPLOAD_FIXTURE_H_
