// File: callback.h
//
// A client's callback object for tests: a true COM object on the heap with a true reference count,
// whose methods are GoogleMock's.
//
//   auto callback = Callback::Make();
//   EXPECT_CALL(callback->mock(), JobTransferred(_)).WillOnce(Return(S_OK));
//   job->SetNotifyInterface(callback->object());
//   callback->ReleaseOwn();                          // as a client does after registering
//   ...
//   EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
//   EXPECT_EQ(callback->references(), 1u);           // the service's
//
// Methods without an expectation answer S_OK and are counted all the same. What is called after the
// handle is gone answers S_OK and is forgotten: a service may call late, or never let go.
//
// The object is never freed before the process ends, whatever the service does with its count: a
// service that releases too often is a finding (`over_released`), not a crash.
//
// Threads: calls may come on any thread.

#ifndef BITSIM_CONFORMANCE_TESTBED_CALLBACK_H_
#define BITSIM_CONFORMANCE_TESTBED_CALLBACK_H_

#include <bits.h>
#include <bits10_1.h>
#include <bits3_0.h>
#include <gmock/gmock.h>

#include <memory>

namespace conformance {

class CallbackMock {
 public:
  CallbackMock();
  MOCK_METHOD(HRESULT, JobTransferred, (IBackgroundCopyJob * job));
  MOCK_METHOD(HRESULT, JobError, (IBackgroundCopyJob * job, IBackgroundCopyError* error));
  MOCK_METHOD(HRESULT, JobModification, (IBackgroundCopyJob * job, DWORD reserved));
  MOCK_METHOD(HRESULT, FileTransferred, (IBackgroundCopyJob * job, IBackgroundCopyFile* file));
  MOCK_METHOD(HRESULT, FileRangesTransferred,
              (IBackgroundCopyJob * job, IBackgroundCopyFile* file, DWORD count,
               const BG_FILE_RANGE* ranges));
};

// Which interfaces the object answers to, beside IUnknown.
enum class CallbackInterfaces { kNone, kCallback, kCallback2, kCallback3 };

class Callback {
 public:
  static std::shared_ptr<Callback> Make(
      CallbackInterfaces interfaces = CallbackInterfaces::kCallback);
  ~Callback();  // verifies the mock; late calls are ignored from here on
  Callback(const Callback&) = delete;
  Callback& operator=(const Callback&) = delete;

  ::testing::NiceMock<CallbackMock>& mock();

  // The object's IUnknown (not its callback interface: the service has to ask for that).
  IUnknown* object() const;
  // Gives back the reference that the test holds from the beginning. At most once.
  void ReleaseOwn();

  // The object's reference count, the test's own reference included.
  unsigned references() const;
  // Whether the count fell to zero: a real object would be gone.
  bool is_destroyed() const { return references() == 0; }
  // Whether it was released more often than referenced, or called after its end.
  bool was_misused() const;

  // Calls so far that were begun, and those that have returned.
  int transferred() const;
  int errors() const;
  int modifications() const;
  int files() const;
  int ranges() const;
  int calls() const { return transferred() + errors() + modifications() + files() + ranges(); }
  int returned() const;

 private:
  class Object;
  explicit Callback(CallbackInterfaces interfaces);

  Object* object_;  // never freed
  std::shared_ptr<::testing::NiceMock<CallbackMock>> mock_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_CALLBACK_H_
