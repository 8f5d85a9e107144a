#include "conformance/testees/sim_plugin/sim_trace.h"

#include <bitsim/trace_export.h>

#include <array>

namespace sim_plugin {
namespace {

constexpr std::array kSuffixes = {"jsonl", "trace.json", "mmd"};

std::string Write(const bitsim::Trace& trace, std::size_t format) {
  if (format == 0) return bitsim::ToJsonLines(trace);
  if (format == 1) return bitsim::ToChromeTrace(trace);
  return bitsim::ToMermaid(trace);
}

}  // namespace

STDMETHODIMP SimTrace::GetLine(UINT32 index, LPCSTR* line) {
  if (index == 0) lines_ = world_.simulation.trace().Lines();
  if (index >= lines_.size()) return S_FALSE;
  *line = lines_[index].c_str();
  return S_OK;
}

STDMETHODIMP SimTrace::GetHash(UINT64* hash) {
  *hash = world_.simulation.trace().hash();
  return S_OK;
}

STDMETHODIMP SimTraceFiles::GetFile(UINT32 index, BITSIM_TRACE_FILE* file) {
  if (index >= kSuffixes.size()) return S_FALSE;
  content_ = Write(world_.simulation.trace(), index);
  *file = {.suffix = kSuffixes[index], .content = content_.c_str(), .size_bytes = content_.size()};
  return S_OK;
}

STDMETHODIMP SimRecording::GetText(LPCSTR* text) {
  text_ = world_.choices.Recording();
  *text = text_.c_str();
  return S_OK;
}

STDMETHODIMP SimRecording::Check(LPCSTR* misfit) {
  if (world_.choices.misfit().empty()) return S_OK;
  *misfit = world_.choices.misfit().c_str();
  return S_FALSE;
}

}  // namespace sim_plugin
