// File: job_states_fixture.h
//
// A service and one application, and jobs of every type in every state, for the tests that walk
// through all methods. Downloads come into their states by themselves; uploads are put there.

#ifndef BITSIM_COM_JOB_STATES_FIXTURE_H_
#define BITSIM_COM_JOB_STATES_FIXTURE_H_

#include <gtest/gtest.h>

#include "sim/com/every_method.h"
#include "sim/com/file_object.h"
#include "sim/com/job_object.h"
#include "sim/com/manager_object.h"
#include "sim/net/network_service.h"

namespace bitsim {

inline constexpr BG_JOB_TYPE kJobTypes[] = {BG_JOB_TYPE_DOWNLOAD, BG_JOB_TYPE_UPLOAD,
                                            BG_JOB_TYPE_UPLOAD_REPLY};
inline constexpr BG_JOB_STATE kJobStates[] = {
    BG_JOB_STATE_SUSPENDED,    BG_JOB_STATE_QUEUED,          BG_JOB_STATE_CONNECTING,
    BG_JOB_STATE_TRANSFERRING, BG_JOB_STATE_TRANSIENT_ERROR, BG_JOB_STATE_ERROR,
    BG_JOB_STATE_TRANSFERRED,  BG_JOB_STATE_ACKNOWLEDGED,    BG_JOB_STATE_CANCELLED};

class JobStatesTest : public ::testing::Test {
 protected:
  JobStatesTest();
  ~JobStatesTest() override;

  // A job of that type in that state, as the preparation has it. Release what it holds.
  Subject SubjectIn(BG_JOB_TYPE type, BG_JOB_STATE state, Preparation preparation);
  // Takes the job out of the world.
  void Release(Subject& subject);

  SeededChoices choices_{1};
  World world_{choices_};
  NetworkService network_{world_};
  Disk disk_;
  Decisions decisions_;
  Engine engine_{world_, network_, disk_, decisions_};
  Notifier notifier_{world_, engine_, decisions_};
  Service service_{world_, engine_, notifier_, decisions_};
  Process* process_;
  ManagerObject* manager_;

 private:
  void Prepare(Subject& subject, BG_JOB_TYPE type, BG_JOB_STATE state, Preparation preparation);
  void BringDownloadTo(Job& job, BG_JOB_STATE state);
  void BringUploadTo(Job& job, BG_JOB_STATE state);
};

}  // namespace bitsim

#endif  // BITSIM_COM_JOB_STATES_FIXTURE_H_
