// File: downloads.h
//
// How jobs fetch their files: one after the other, each with a first request that tells what the
// file is, and then one for each piece of it that is missing. The engine says when a job runs.
//
//   if (job.upload() == nullptr) downloads.Continue(job);
//
// REQUIRES of every function: the job is a download.
//
// The sources: downloads.cc (one file after the other), requests.cc (what is asked for), answers.cc
// (what comes), redirects.cc, sources.cc (files that need no HTTP), on_demand.cc (files in an order
// of the client's choice), completion.cc (the files get their names, or go). What is on the disk:
// temporary_files.h.

#ifndef BITSIM_ENGINE_DOWNLOADS_H_
#define BITSIM_ENGINE_DOWNLOADS_H_

#include <cstdint>
#include <optional>

#include "bitsim/disk.h"
#include "sim/engine/accounts.h"
#include "sim/engine/job_control.h"
#include "sim/engine/job_rules.h"
#include "sim/engine/job_table.h"
#include "sim/engine/job_timer.h"
#include "sim/engine/machine_conditions.h"
#include "sim/engine/ranges.h"
#include "sim/engine/remote_copy.h"
#include "sim/engine/temporary_files.h"

namespace bitsim {

class Downloads final : public ExchangeListener {
 public:
  Downloads(const TransferEnvironment& environment, JobControl& control);

  // The job runs: goes on with the first file that is missing.
  void Continue(Job& job);
  // The job's request has ended early: what came of the file counts.
  void KeepReceived(Job& job, std::uint64_t received_bytes);

  // `caller` owns the files that it gives their names (COMP-05).
  HRESULT Complete(Job& job, UserIndex caller);
  // False: some are left.
  bool DeleteTemporaryFiles(Job& job);

  // The order in which the client wants the bytes of this file has changed.
  void FetchInNewOrder(Job& job, std::uint32_t file_index);
  // The client has looked at a file, and does not want it.
  void RejectContent(Job& job, std::uint32_t file_index);

  // Of the file that comes next.
  static bool NeedsNetwork(const Job& job);
  // What servers have said of the files.
  const RemoteCopies& remote_copies() const { return remote_copies_; }

 private:
  // ExchangeListener; the cookie is the job's index
  void OnResponse(std::uint64_t cookie, const HttpResponse& response) override;
  void OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) override;
  void OnFailure(std::uint64_t cookie, NetworkFailure failure,
                 std::uint64_t received_bytes) override;

  // downloads.cc
  std::optional<std::uint32_t> NextFileOf(Job& job) const;
  void ContinueFile(Job& job);
  void FinishFile(Job& job);
  void RestartFile(Job& job, const char* rule);
  void StartOver(Job& job);
  bool EndsFile(const Job& job, NetworkFailure failure) const;
  void SetFileTimes(Job& job);
  void FailFile(Job& job, HRESULT code, FailureClass failure);

  // requests.cc
  void RequestFile(Job& job);
  void RequestHead(Job& job);
  void RequestBody(Job& job, const std::optional<FilePiece>& piece);
  void Repeat(Job& job);
  void Send(Job& job, HttpRequest& request);
  void WatchExchange(Job& job);
  void PostReceiveTimer(Job& job);
  void OnReceiveTimer(Job& job, std::uint32_t incarnation);

  // answers.cc
  bool IsServerAccepted(Job& job);
  bool IsOtherCopy(const File& file, const HttpResponse& response) const;
  void NoteCopy(File& file, const HttpResponse& response);
  void OnHead(Job& job, const HttpResponse& response);
  void OnBody(Job& job, const HttpResponse& response);
  bool BeginWhole(Job& job, const HttpResponse& response);
  bool SetRemoteSize(Job& job, std::uint64_t size_bytes);
  bool BeginTransferring(Job& job);
  bool WriteFile(Job& job, const Content& remote);

  void OnRedirect(Job& job, const HttpResponse& response);  // redirects.cc
  static void MakeHoles(File& file);                        // on_demand.cc

  // sources.cc
  void ReadSource(Job& job);
  void OnSourceTimer(Job& job, std::uint32_t generation);

  World& world_;
  NetworkService& network_;
  Disk& disk_;
  const Decisions& decisions_;
  const JobRules& rules_;
  const Accounts& accounts_;
  const MachineConditions& machine_;
  JobTable& jobs_;
  JobControl& control_;
  TemporaryFiles temporary_files_;
  RemoteCopies remote_copies_;
  JobTimer<Downloads> receive_timer_;
  JobTimer<Downloads> source_timer_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_DOWNLOADS_H_
