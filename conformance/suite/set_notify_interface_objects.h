// File: set_notify_interface_objects.h
//
// Callback objects as a service meets them now and then: a sound one whose interfaces lie at
// different addresses, and broken ones. Like Callback, they are never freed: whatever the service
// does with their reference counts is a finding and no crash.

#ifndef BITSIM_CONFORMANCE_SUITE_SET_NOTIFY_INTERFACE_OBJECTS_H_
#define BITSIM_CONFORMANCE_SUITE_SET_NOTIFY_INTERFACE_OBJECTS_H_

#include <bits.h>

namespace conformance {

// Its IUnknown is not its callback interface: a cast from one to the other calls wrong slots.
class FacetedCallback {
 public:
  virtual IUnknown* unknown() = 0;
  virtual IBackgroundCopyCallback* callback() = 0;
  virtual int transferred() const = 0;
  virtual unsigned references() const = 0;  // 1: the test's own

 protected:
  ~FacetedCallback() = default;
};

FacetedCallback& NewFacetedCallback();

// How a broken object answers when it is asked for IBackgroundCopyCallback. For everything else it
// is a sound object without any interface but IUnknown.
enum class BrokenAnswer {
  kSuccessWithoutPointer,  // S_OK and NULL
  kFailureWithPointer,     // E_NOINTERFACE, and yet a pointer, without a reference for it
};

class BrokenObject {
 public:
  virtual IUnknown* unknown() = 0;
  virtual bool was_asked() const = 0;
  virtual unsigned references() const = 0;  // 1: the test's own

 protected:
  ~BrokenObject() = default;
};

BrokenObject& NewBrokenObject(BrokenAnswer answer);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_SET_NOTIFY_INTERFACE_OBJECTS_H_
