// File: registered_callback.h
//
// A client's callback object as the service holds it: its callback interfaces with a reference on
// each, and the proxy of the job that calls are made with, so that a call allocates nothing.
//
// When the application is killed, the object gets its references back at once: its memory may be
// about to go with the application's stacks. Only an object that is in a call keeps them until the
// call is unwound.

#ifndef BITSIM_COM_REGISTERED_CALLBACK_H_
#define BITSIM_COM_REGISTERED_CALLBACK_H_

#include <bits.h>
#include <bits10_1.h>
#include <bits3_0.h>

#include <memory>
#include <span>
#include <string>

#include "sim/com/callback_gate.h"
#include "sim/com/job_object.h"
#include "sim/core/function_ref.h"
#include "sim/notify/callback_target.h"

namespace bitsim {

class alignas(64) RegisteredCallback final : public CallbackTarget, public ClientReference {
 public:
  // Asks `object` for its callback interfaces (client code runs). Empty when it has none; then the
  // result is what QueryInterface answered, or E_NOINTERFACE if it lied.
  static HRESULT Make(JobObject& job, IUnknown* object, CallbackTargetPtr& callback);
  // The same for an object of a notification class. It may answer for IBackgroundCopyCallback2
  // alone: that in Microsoft's own sample of such a class does.
  static HRESULT MakeOfClass(JobObject& job, IUnknown* object, CallbackTargetPtr& callback);

  void LetGo() override;
  std::string Describe() const override;
  bool IsBeingTold(const JobObject& job) const override { return calls_ > 0 && &job == &job_; }

  bool IsHeldByServiceOnly() const override;
  bool HearsOfFiles() const override { return callback2_ != nullptr; }
  bool HearsOfRanges() const override { return callback3_ != nullptr; }
  HRESULT JobTransferred() override;
  HRESULT JobError(const bitsim::JobError& error) override;
  HRESULT JobModification() override;
  HRESULT FileTransferred(std::uint32_t file_index) override;
  HRESULT FileRangesTransferred(std::uint32_t file_index,
                                std::span<const BG_FILE_RANGE> ranges) override;

 private:
  RegisteredCallback(JobObject& job, IBackgroundCopyCallback* callback,
                     IBackgroundCopyCallback2* callback2, IBackgroundCopyCallback3* callback3);
  ~RegisteredCallback() override;

  class CallUnderWay;

  // A call of the object, which may end by an exception.
  template <class Method>
  HRESULT Call(const Method& method);
  // The same where more is to be thought of.
  HRESULT CallWithCare(FunctionRef<HRESULT()> method);

  IBackgroundCopyCallback* callback() const {
    return static_cast<IBackgroundCopyCallback*>(object());
  }

  // What every call looks at fills, with the bases, one line of the cache.
  int calls_ = 0;               // that are under way
  bool has_let_go_ = false;     // the pointers are but names now
  bool needs_no_care_ = false;  // calls are made as they come, unless there is an apartment
  const bool releases_arguments_;
  JobObject& job_;
  Process& process_;
  IBackgroundCopyCallback2* const callback2_;  // nullptr where the object has none
  IBackgroundCopyCallback3* const callback3_;  // the same
  const std::shared_ptr<CallbackGate> gate_;   // nullptr: calls come in on any thread
};

}  // namespace bitsim

#endif  // BITSIM_COM_REGISTERED_CALLBACK_H_
