// File: uploads.h
//
// How jobs send their file: a session with the server, fragment after fragment, the reply if one is
// wanted, and the end of the session. The engine says when a job runs.
//
//   if (job.upload() != nullptr) uploads.Continue(job);
//
// REQUIRES of every function, unless it says otherwise: job.upload() != nullptr.
//
// The sources: uploads.cc (the session), reply.cc (the reply and its file), upload_cancel.cc
// (Cancel, which the server is told of).

#ifndef BITSIM_ENGINE_UPLOADS_H_
#define BITSIM_ENGINE_UPLOADS_H_

#include <cstdint>
#include <string>

#include "bitsim/disk.h"
#include "sim/engine/accounts.h"
#include "sim/engine/job_control.h"
#include "sim/engine/job_table.h"
#include "sim/engine/job_timer.h"
#include "sim/engine/machine_conditions.h"
#include "sim/engine/upload.h"

namespace bitsim {

class Uploads final : public ExchangeListener {
 public:
  Uploads(const TransferEnvironment& environment, JobControl& control);

  // The job runs: does what comes next.
  void Continue(Job& job);
  // The job's request has ended early: what it moved counts.
  void KeepMoved(Job& job, std::uint64_t moved_bytes);

  // `caller` owns the reply (COMP-05).
  HRESULT Complete(Job& job, UserIndex caller);
  // False: there is nothing to tell the server, and the job may go at once.
  bool Cancel(Job& job);
  // Tells the server once more; the job is being cancelled.
  void RepeatCancel(Job& job) { SendPacket(job, UploadPacketType::kCancelSession); }

  // Any job: what IBackgroundCopyJob2 tells of its reply.
  BG_JOB_REPLY_PROGRESS ReplyProgress(const Job& job) const;
  bool HasReplyBegun(const Job& job) const;
  // Its bytes; none if they have not all come, or the client has taken the file away.
  std::string ReplyData(const Job& job) const;
  // "" while no name was chosen and there is no file beside which to put the reply. A name that the
  // service makes up is settled when the reply begins.
  std::string ReplyFileName(const Job& job) const;
  // False: what there is of it could not be deleted.
  bool DeleteReply(Job& job);

 private:
  // ExchangeListener; the cookie is the job's index
  void OnResponse(std::uint64_t cookie, const HttpResponse& response) override;
  void OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) override;
  void OnFailure(std::uint64_t cookie, NetworkFailure failure, std::uint64_t moved_bytes) override;

  // uploads.cc
  bool CheckSource(Job& job);
  void SendPacket(Job& job, UploadPacketType type);
  void Send(Job& job, HttpRequest& request);
  void Repeat(Job& job);
  bool BeginTransferring(Job& job);
  void OnAnswer(Job& job, const HttpResponse& response);
  void OnFragmentTaken(Job& job, const UploadAck& ack);
  void OnRefused(Job& job, const HttpResponse& response);
  void ForgetSession(Job& job);

  // reply.cc
  void RequestReply(Job& job);
  void OnReply(Job& job, const HttpResponse& response);
  void KeepReply(Job& job, std::uint64_t received_bytes);
  static std::string ReplyTemporaryName(const Job& job);
  HRESULT RenameReply(Job& job, UserIndex caller);
  const std::string& NameOf(UserIndex user) const { return accounts_.user(user).name; }

  // upload_cancel.cc
  void OnCancelAnswered(Job& job, const HttpResponse& response);
  void RetryCancel(Job& job);
  void OnCancelTimer(Job& job, std::uint32_t incarnation);
  void EndCancel(Job& job);

  World& world_;
  NetworkService& network_;
  Disk& disk_;
  const Decisions& decisions_;
  const Accounts& accounts_;
  const MachineConditions& machine_;
  JobTable& jobs_;
  JobControl& control_;
  JobTimer<Uploads> cancel_timer_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_UPLOADS_H_
