#include "conformance/backends/plugin/plugin_library.h"

#include <cstdio>
#include <stdexcept>
#include <utility>

#include "conformance/backends/plugin/shared_library.h"
#include "conformance/testbed/errors.h"
#include "conformance/testbed/expectations.h"

namespace conformance {
namespace {

// Far more than any test does.
constexpr UINT32 kListLengthMax = 1'000'000;
constexpr const char* kOpenFunction = "BitsimConformanceOpen";

std::string Reason(const std::string& problem) { return problem.empty() ? "" : ": " + problem; }

}  // namespace

std::shared_ptr<const PluginLibrary> PluginLibrary::Load(const std::string& path) {
  const auto open = reinterpret_cast<BITSIM_OPEN_FUNCTION>(FindInLibrary(path, kOpenFunction));
  UINT32 version = 0;
  IBitsimImplementation* given = nullptr;
  const HRESULT result = open(BITSIM_PLUGIN_VERSION, &version, &given);
  if (version != BITSIM_PLUGIN_VERSION) {
    // What it gave is of another version: not even its Release can be trusted.
    throw std::invalid_argument("it was built with version " + std::to_string(version) +
                                " of the plugin interfaces; this is version " +
                                std::to_string(BITSIM_PLUGIN_VERSION));
  }
  if (FAILED(result)) {
    throw BackendError(path + ": " + kOpenFunction + " answered " + HresultText(result));
  }
  auto implementation = ComPtr<IBitsimImplementation>::Adopt(given);
  if (implementation.get() == nullptr) {
    throw BackendError(path + ": " + kOpenFunction + " gave no object");
  }
  return std::shared_ptr<const PluginLibrary>(new PluginLibrary(std::move(implementation)));
}

PluginLibrary::PluginLibrary(ComPtr<IBitsimImplementation> implementation)
    : implementation_(std::move(implementation)) {
  Check(implementation_->Describe(&description_), "IBitsimImplementation::Describe");
}

std::string PluginLibrary::Name(std::string_view method) const {
  const bool has_name = description_.name != nullptr && *description_.name != '\0';
  return (has_name ? std::string(description_.name) : "the plugin") + "'s " + std::string(method);
}

std::string PluginLibrary::Problem() const {
  LPCSTR text = nullptr;
  if (FAILED(implementation_->GetProblem(&text)) || text == nullptr) return "";
  return text;
}

void PluginLibrary::Check(HRESULT result, std::string_view method) const {
  if (SUCCEEDED(result)) return;
  throw BackendError(Name(method) + " answered " + HresultText(result) + Reason(Problem()));
}

void PluginLibrary::ReadList(const std::function<HRESULT(UINT32 index)>& read,
                             std::string_view method) const {
  for (UINT32 index = 0; index < kListLengthMax; ++index) {
    const HRESULT result = read(index);
    Check(result, method);
    if (result == S_FALSE) return;
  }
  throw BackendError(Name(method) + " never comes to the end of its list");
}

void PluginLibrary::ThrowNoObject(std::string_view method) const {
  throw BackendError(Name(method) + " gave no object");
}

std::string_view PluginLibrary::CheckText(LPCSTR text, std::string_view method) const {
  if (text == nullptr) throw BackendError(Name(method) + " gave no text");
  return text;
}

std::wstring_view PluginLibrary::CheckText(LPCWSTR text, std::string_view method) const {
  if (text == nullptr) throw BackendError(Name(method) + " gave no text");
  return text;
}

}  // namespace conformance
