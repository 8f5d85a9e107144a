// File: class_registry.h
//
// The COM classes of the simulated machine that a job may name as its notification class
// (BITS_JOB_PROPERTY_NOTIFICATION_CLSID). A class has an out-of-process server: an application that
// is started when the service first needs an object, and may be killed as any other.
//
//   simulation.class_registry().Put(clsid, {.make = [&](bitsim::Application& server) {
//     return new MyCallback;              // with one reference, the service's
//   }});
//   ... SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, ...), Resume ...
//   simulation.RunUntilIdle();            // an object was made and called
//   simulation.class_registry().activations().back().server->Kill();
//
// A server that runs makes all objects of its class for one user, the owner of the jobs. A class
// that was not put, or was removed, cannot be activated (REGDB_E_CLASSNOTREG). GUID_NULL is no
// class: Put throws std::invalid_argument for it, and for a class with neither `make` nor
// `failure`.

#ifndef BITSIM_CLASS_REGISTRY_H_
#define BITSIM_CLASS_REGISTRY_H_

#include <bits.h>

#include <functional>
#include <string>
#include <vector>

#include "bitsim/application.h"
#include "bitsim/time.h"

namespace bitsim {

struct NotificationClass {
  // Makes an object, as a thread of the server. It may block, fail with nullptr, throw, or kill its
  // server: then the activation fails.
  std::function<IUnknown*(Application& server)> make = {};
  // If this is a failure, no server is started and the activation answers it.
  HRESULT failure = S_OK;
  std::string server_name = "class server";
};

// One attempt of the service to have an object made.
struct Activation {
  GUID clsid = {};
  std::string user;
  Instant time;  // when it began
  bool has_ended = false;
  HRESULT result = S_OK;          // valid when it has ended
  Application* server = nullptr;  // nullptr: none was started
};

class ClassRegistry {
 public:
  // Creates or replaces the class; objects that were made live on.
  virtual void Put(const GUID& clsid, const NotificationClass& notification_class) = 0;
  virtual void Remove(const GUID& clsid) = 0;
  // Every activation so far, oldest first.
  virtual const std::vector<Activation>& activations() const = 0;

 protected:
  ~ClassRegistry() = default;
};

}  // namespace bitsim

#endif  // BITSIM_CLASS_REGISTRY_H_
