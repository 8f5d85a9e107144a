// File: plugin_library.h
//
// The shared library of a clone (bitsim_conformance/plugin.h), and how its answers are taken.
//
//   std::shared_ptr<const PluginLibrary> library = PluginLibrary::Load("./libclone.so");
//   library->Check(clock->RunFor(ticks), "IBitsimClock::RunFor");
//
// What goes wrong is said with std::invalid_argument where the path is at fault (no such file, no
// library, no plugin, another version), and with BackendError where the plugin is.

#ifndef BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_LIBRARY_H_
#define BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_LIBRARY_H_

#include <bitsim_conformance/plugin.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

class PluginLibrary {
 public:
  // Never unloaded: threads of the plugin may still run when the last test is over.
  static std::shared_ptr<const PluginLibrary> Load(const std::string& path);

  IBitsimImplementation& implementation() const { return *implementation_.get(); }
  // What the plugin says of itself.
  const BITSIM_DESCRIPTION& description() const { return description_; }

  // Throws BackendError if `result`, which that method answered, is a failure.
  void Check(HRESULT result, std::string_view method) const;
  // Reads a list: calls `read` with 0, 1, 2, ... until it answers S_FALSE.
  void ReadList(const std::function<HRESULT(UINT32 index)>& read, std::string_view method) const;
  // The same for methods that give an object: there must be one.
  template <class Interface>
  ComPtr<Interface> CheckObject(HRESULT result, ComPtr<Interface> object,
                                std::string_view method) const {
    Check(result, method);
    if (object.get() == nullptr) ThrowNoObject(method);
    return object;
  }
  // A string that a method gave.
  std::string_view CheckText(LPCSTR text, std::string_view method) const;
  std::wstring_view CheckText(LPCWSTR text, std::string_view method) const;

  // What the plugin says of the last failure, or "".
  std::string Problem() const;

 private:
  // Throws BackendError.
  explicit PluginLibrary(ComPtr<IBitsimImplementation> implementation);
  [[noreturn]] void ThrowNoObject(std::string_view method) const;
  // "MyBITS 0.3's IBitsimNetwork::Cut": whose method it is.
  std::string Name(std::string_view method) const;

  ComPtr<IBitsimImplementation> implementation_;
  BITSIM_DESCRIPTION description_ = {};
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_LIBRARY_H_
