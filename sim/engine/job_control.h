// File: job_control.h
//
// What those who move a job's bytes (downloads.h, uploads.h) stand on, and what they ask of the
// engine: they know what comes next, it knows what that means for the job.

#ifndef BITSIM_ENGINE_JOB_CONTROL_H_
#define BITSIM_ENGINE_JOB_CONTROL_H_

#include <bits.h>

#include <cstdint>
#include <span>

#include "bitsim/decisions.h"
#include "bitsim/disk.h"
#include "sim/core/world.h"
#include "sim/engine/accounts.h"
#include "sim/engine/job_rules.h"
#include "sim/engine/job_table.h"
#include "sim/engine/machine_conditions.h"
#include "sim/net/network_service.h"

namespace bitsim {

// All of it outlives whoever is given it.
struct TransferEnvironment {
  World& world;
  NetworkService& network;
  Disk& disk;
  const Decisions& decisions;
  const JobRules& rules;
  const Accounts& accounts;
  const MachineConditions& machine;
  JobTable& jobs;
};

class JobControl {
 public:
  // The listener hears of it, and may do anything: look again whether the job still runs.
  virtual void ChangeState(Job& job, BG_JOB_STATE to, const char* rule) = 0;
  virtual void NoteModified(Job& job, Modification modification) = 0;
  virtual void TellOfFile(Job& job, std::uint32_t file_index) = 0;
  virtual void TellOfRanges(Job& job, std::uint32_t file_index,
                            std::span<const BG_FILE_RANGE> ranges) = 0;
  // Bytes came: the job is active, and the count to the no-progress timeout ends.
  virtual void Touch(Job& job, Modification modification) = 0;
  virtual void NoteProgress(Job& job) = 0;
  // Ends the job's request, if one is under way; what it has moved is kept.
  virtual void StopExchange(Job& job) = 0;
  // Whether the answer is to be looked at: else the client does not want its server, and the job
  // has failed or does not run any more. Time may pass while the client is asked.
  virtual bool AcceptsServer(Job& job) = 0;
  // Whether the job has credentials that were asked for, and has not sent them in vain.
  virtual bool MayAnswerChallenge(Job& job, const HttpResponse& response) = 0;

  virtual void Fail(Job& job, const JobError& error, FailureClass failure) = 0;
  virtual void FailWithStatus(Job& job, int status) = 0;
  virtual void FailWithNetwork(Job& job, NetworkFailure failure) = 0;
  virtual void FailWithProxyList(Job& job) = 0;

 protected:
  ~JobControl() = default;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_JOB_CONTROL_H_
