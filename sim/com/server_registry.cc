#include "sim/com/server_registry.h"

#include <stdexcept>

#include "sim/com/registered_callback.h"

namespace bitsim {

void ServerRegistry::Put(const GUID& clsid, const NotificationClass& notification_class) {
  if (IsEqualGUID(clsid, GUID_NULL)) {
    throw std::invalid_argument("clsid: GUID_NULL is no class");
  }
  if (!notification_class.make && SUCCEEDED(notification_class.failure)) {
    throw std::invalid_argument("make: a class that can be activated makes objects");
  }
  classes_[clsid].what = notification_class;
}

StartedApplication ServerRegistry::ServerOf(RegisteredClass& registered, UserIndex user) {
  const auto found = registered.servers.find(user);
  if (found != registered.servers.end()) {
    if (found->second.application.is_running()) return found->second;
    registered.servers.erase(found);
  }
  const StartedApplication started = applications_.Start(registered.what.server_name, user);
  registered.servers.emplace(user, started);
  return started;
}

HRESULT ServerRegistry::Activate(Job& job, const GUID& clsid, CallbackTargetPtr& callback) {
  const std::size_t index = activations_.size();
  activations_.push_back(
      {.clsid = clsid, .user = engine_.user(job.owner).name, .time = world_.now()});
  const auto end = [&](HRESULT result) {
    activations_[index].has_ended = true;
    return activations_[index].result = result;
  };
  const auto found = classes_.find(clsid);
  if (found == classes_.end()) return end(REGDB_E_CLASSNOTREG);
  if (FAILED(found->second.what.failure)) return end(found->second.what.failure);
  const StartedApplication server = ServerOf(found->second, job.owner);
  activations_[index].server = &server.application;
  // Both may be gone from the tables when the server's code is through.
  const ComPointer<JobObject> job_object(server.process.ObjectFor(job));
  const auto make = found->second.what.make;
  HRESULT result = CO_E_SERVER_EXEC_FAILURE;
  world_.RunAs(server.process.identity(), server.process.group(), [&] {
    const ComPointer<IUnknown> object(make(server.application));
    result = object == nullptr
                 ? CO_E_CLASS_CREATE_FAILED
                 : RegisteredCallback::MakeOfClass(*job_object, object.get(), callback);
  });
  if (!server.application.is_running()) {
    callback.Reset();
    result = CO_E_SERVER_EXEC_FAILURE;
  }
  return end(result);
}

}  // namespace bitsim
