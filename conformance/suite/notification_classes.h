// File: notification_classes.h
//
// What tests of notification classes share: classes whose objects the test sees, and jobs that name
// them.
//
//   RULE_TEST_F(ClassTest, NOTIFY_CLS_03, ...) {
//     REQUIRE_CAPABILITY(kClassRegistry);
//     auto callback = PutClass(kClass);
//     Job job = NewDownload();
//     SetClass(job, kClass);
//     EXPECT_HRESULT(S_OK, job->Resume());
//     EXPECT_TRUE(WaitUntilTold(callback));

#ifndef BITSIM_CONFORMANCE_SUITE_NOTIFICATION_CLASSES_H_
#define BITSIM_CONFORMANCE_SUITE_NOTIFICATION_CLASSES_H_

#include <bits5_0.h>

#include <memory>

#include "conformance/suite/suite_test.h"

namespace conformance {

inline constexpr GUID kClass = {0x0b5e55ed, 0, 0, {0, 0, 0, 0, 0, 0, 0, 1}};
inline constexpr GUID kOtherClass = {0x0b5e55ed, 0, 0, {0, 0, 0, 0, 0, 0, 0, 2}};

// Each class makes the same object again and again.
class ClassTest : public SuiteTest {
 protected:
  std::shared_ptr<Callback> PutClass(
      const GUID& clsid, CallbackInterfaces interfaces = CallbackInterfaces::kCallback) {
    auto callback = NewCallback(interfaces);
    testbed().PutClass(clsid, [callback] {
      callback->object()->AddRef();
      return callback->object();
    });
    return callback;
  }
  // The same, of a server that takes seconds over it.
  std::shared_ptr<Callback> PutSlowClass(const GUID& clsid) {
    auto callback = NewCallback();
    testbed().PutClass(clsid, [this, callback] {
      testbed().Block(3s);
      callback->object()->AddRef();
      return callback->object();
    });
    return callback;
  }
  HRESULT TrySetClass(const Job& job, const GUID& clsid) {
    BITS_JOB_PROPERTY_VALUE value = {};
    value.ClsID = clsid;
    return job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value);
  }
  void SetClass(const Job& job, const GUID& clsid) {
    EXPECT_HRESULT(S_OK, TrySetClass(job, clsid));
  }
  GUID ClassOf(const Job& job) {
    BITS_JOB_PROPERTY_VALUE value = {};
    EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob5>()->GetProperty(
                             BITS_JOB_PROPERTY_NOTIFICATION_CLSID, &value));
    return value.ClsID;
  }
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_NOTIFICATION_CLASSES_H_
