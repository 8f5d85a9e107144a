// File: engine.h
//
// The job engine: the state machine of docs/rules/job-states.md over JobTable, Scheduler, Network
// and Disk. Knows jobs, not callbacks: whoever wants to know what happens listens.
//
// Methods named after those of IBackgroundCopyJob do what these do and answer with their HRESULT;
// pointers and access rights are checked by the caller (sim/com). Strings are UTF-8; lengths have
// been checked.
//
// The engine's sources: engine.cc (life and states), commands.cc (Resume, Suspend, Cancel,
// AddFile), completion.cc (Complete), settings.cc (setters), transfer.cc (requests), failure.cc
// (errors, retries, time-outs).

#ifndef BITSIM_ENGINE_ENGINE_H_
#define BITSIM_ENGINE_ENGINE_H_

#include <string>
#include <string_view>
#include <vector>

#include "bitsim/decisions.h"
#include "bitsim/disk.h"
#include "bitsim/users.h"
#include "sim/core/world.h"
#include "sim/engine/job_table.h"
#include "sim/engine/scheduler.h"
#include "sim/net/network_service.h"

namespace bitsim {

class EngineListener {
 public:
  virtual void OnJobCreated(Job& job) = 0;
  // After the change. A final job is no longer in the queue, but its record is still there.
  virtual void OnStateChanged(Job& job, BG_JOB_STATE from) = 0;
  virtual void OnModified(Job& job, Modification modification) = 0;
  virtual void OnFileTransferred(Job& job, std::uint32_t file_index) = 0;

 protected:
  ~EngineListener() = default;
};

class Engine final : public Scheduler::Client,
                     public ExchangeListener,
                     public ConnectivityListener {
 public:
  Engine(World& world, NetworkService& network, Disk& disk, const Decisions& decisions);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // At most one; must outlive the engine's last run.
  void SetListener(EngineListener& listener) { listener_ = &listener; }

  // --- The queue ---

  UserIndex AddUser(const User& user);  // the same name is the same user
  const User& user(UserIndex index) const { return users_[index]; }
  JobTable& jobs() { return jobs_; }
  Job& CreateJob(std::string_view display_name, BG_JOB_TYPE type, UserIndex owner);

  // --- Commands of a job ---

  HRESULT AddFile(Job& job, std::string_view remote_name, std::string_view local_name);
  HRESULT Suspend(Job& job);
  HRESULT Resume(Job& job);
  HRESULT Cancel(Job& job);
  HRESULT Complete(Job& job);
  HRESULT TakeOwnership(Job& job, UserIndex user);

  // --- Settings ---

  HRESULT SetDisplayName(Job& job, std::string_view name);
  HRESULT SetDescription(Job& job, std::string_view description);
  HRESULT SetPriority(Job& job, BG_JOB_PRIORITY priority);
  HRESULT SetMinimumRetryDelay(Job& job, ULONG seconds);
  HRESULT SetNoProgressTimeout(Job& job, ULONG seconds);
  HRESULT SetProxySettings(Job& job, BG_JOB_PROXY_USAGE usage, std::string_view proxies,
                           std::string_view bypass);
  // For settings that are kept elsewhere: time stamps and listeners (rule PROG-07).
  void NoteModified(Job& job, Modification modification);

  // --- Reading ---

  BG_JOB_PROGRESS Progress(const Job& job) const;
  BG_FILE_PROGRESS FileProgress(const Job& job, std::uint32_t file_index) const;
  BG_JOB_TIMES Times(const Job& job) const;
  bool HasError(const Job& job) const;  // GetError would answer
  std::string OwnerSid(const Job& job) const;
  static std::string TemporaryName(const Job& job, std::uint32_t file_index);

  // --- The world ---

  // Stops and starts the service: what runs is queued again (rule ST-50).
  void Restart();

  // The one place where a job's state changes.
  void ChangeState(Job& job, BG_JOB_STATE to, const char* rule);

 private:
  // A client did something with the job, or bytes came: it is active (PROG-07, ST-37). Attempts that
  // fail are no activity.
  void Touch(Job& job, Modification modification = Modification::kProperty);

  // A timer of jobs: calls a member function of the engine with the job.
  class JobTimer final : public EventHandler {
   public:
    JobTimer(Engine& engine, void (Engine::*action)(Job&, std::uint32_t));
    HandlerId id() const { return id_; }

   private:
    void OnEvent(std::uint32_t index, std::uint32_t generation) override;
    Engine& engine_;
    void (Engine::*action_)(Job&, std::uint32_t);
    HandlerId id_;
  };

  // Scheduler::Client
  void StartJob(Job& job) override;
  void YieldJob(Job& job, const char* rule) override;
  // ExchangeListener; the cookie is the job's index
  void OnResponse(std::uint64_t cookie, const HttpResponse& response) override;
  void OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) override;
  void OnFailure(std::uint64_t cookie, NetworkFailure failure,
                 std::uint64_t received_bytes) override;
  // ConnectivityListener
  void OnConnected() override;
  void OnDisconnected() override;

  // commands.cc
  // Both: whether all temporary files could be deleted.
  bool Abandon(Job& job, const char* rule);
  bool DeleteTemporaryFiles(Job& job);
  bool IsDestination(std::string_view local_name);

  // transfer.cc
  void RequestNextFile(Job& job);
  void RequestHead(Job& job);
  void RequestBody(Job& job, bool ranged);
  void OnHead(Job& job, const HttpResponse& response);
  void OnBody(Job& job, const HttpResponse& response);
  void FinishFile(Job& job);
  void RestartFile(Job& job);
  void StartOver(Job& job);
  void StopExchange(Job& job);
  void KeepReceived(Job& job, std::uint64_t received_bytes);
  bool WriteTemporaryFile(Job& job, const Content& content);

  // failure.cc
  void Fail(Job& job, const JobError& error, FailureClass failure);
  bool TriesOtherFiles(Job& job);
  void FailWithStatus(Job& job, int status);
  void FailWithNetwork(Job& job, NetworkFailure failure);
  void NoteProgress(Job& job);
  void OnRetryTimer(Job& job, std::uint32_t generation);
  void OnNoProgressTimer(Job& job, std::uint32_t generation);
  void ExpireNoProgress(Job& job, const char* rule);
  void OnInactivityTimer(Job& job, std::uint32_t generation);
  void PostNoProgressTimer(Job& job);
  void PostInactivityTimer(Job& job);

  World& world_;
  NetworkService& network_;
  Disk& disk_;
  const Decisions& decisions_;
  EngineListener* listener_ = nullptr;
  std::vector<User> users_;
  JobTable jobs_;
  Scheduler scheduler_;
  JobTimer retry_timer_;
  JobTimer no_progress_timer_;
  JobTimer inactivity_timer_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ENGINE_H_
