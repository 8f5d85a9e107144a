#include "conformance/backends/plugin/shared_library.h"

#include <filesystem>
#include <stdexcept>
#include <system_error>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace conformance {
namespace {

// "./libclone.so" for "libclone.so": a path is never looked up among the system's libraries.
std::string PathOf(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    throw std::invalid_argument("there is no file " + path);
  }
  return std::filesystem::absolute(path).string();
}

#ifdef _WIN32
std::string LastError() { return "Windows error " + std::to_string(GetLastError()); }
void* Open(const std::string& path) { return LoadLibraryA(path.c_str()); }
void* Find(void* library, const char* function) {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), function));
}
#else
std::string LastError() {
  const char* text = dlerror();
  return text == nullptr ? "no reason is known" : text;
}
void* Open(const std::string& path) { return dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL); }
void* Find(void* library, const char* function) { return dlsym(library, function); }
#endif

}  // namespace

void* FindInLibrary(const std::string& path, const char* function) {
  void* const library = Open(PathOf(path));
  if (library == nullptr) throw std::invalid_argument("cannot load it: " + LastError());
  void* const found = Find(library, function);
  if (found == nullptr) {
    throw std::invalid_argument("it is no plugin: it exports no " + std::string(function));
  }
  return found;
}

}  // namespace conformance
