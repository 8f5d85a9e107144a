// File: server_registry.h
//
// The COM classes of the machine (bitsim/class_registry.h), as what makes the service's objects of
// notification classes.

#ifndef BITSIM_COM_SERVER_REGISTRY_H_
#define BITSIM_COM_SERVER_REGISTRY_H_

#include <cstring>
#include <map>
#include <vector>

#include "bitsim/class_registry.h"
#include "sim/com/application_starter.h"
#include "sim/notify/class_activator.h"

namespace bitsim {

class ServerRegistry final : public ClassRegistry, public ClassActivator {
 public:
  // What they are given must outlive the registry's last run.
  ServerRegistry(World& world, const Engine& engine, ApplicationStarter& applications)
      : world_(world), engine_(engine), applications_(applications) {}

  void Put(const GUID& clsid, const NotificationClass& notification_class) override;
  void Remove(const GUID& clsid) override { classes_.erase(clsid); }
  const std::vector<Activation>& activations() const override { return activations_; }

  HRESULT Activate(Job& job, const GUID& clsid, CallbackTargetPtr& callback) override;

 private:
  struct GuidLess {
    bool operator()(const GUID& a, const GUID& b) const {
      return std::memcmp(&a, &b, sizeof(GUID)) < 0;
    }
  };
  struct RegisteredClass {
    NotificationClass what;
    std::map<UserIndex, StartedApplication> servers;  // that run, or ran
  };

  StartedApplication ServerOf(RegisteredClass& registered, UserIndex user);

  World& world_;
  const Engine& engine_;
  ApplicationStarter& applications_;
  std::map<GUID, RegisteredClass, GuidLess> classes_;
  std::vector<Activation> activations_;
};

}  // namespace bitsim

#endif  // BITSIM_COM_SERVER_REGISTRY_H_
