#include "sim/engine/engine_trace.h"

#include "bitsim/machine.h"
#include "sim/engine/job.h"

namespace bitsim {

const char* ToString(BG_JOB_STATE state) {
  switch (state) {
    case BG_JOB_STATE_QUEUED:
      return "QUEUED";
    case BG_JOB_STATE_CONNECTING:
      return "CONNECTING";
    case BG_JOB_STATE_TRANSFERRING:
      return "TRANSFERRING";
    case BG_JOB_STATE_SUSPENDED:
      return "SUSPENDED";
    case BG_JOB_STATE_ERROR:
      return "ERROR";
    case BG_JOB_STATE_TRANSIENT_ERROR:
      return "TRANSIENT_ERROR";
    case BG_JOB_STATE_TRANSFERRED:
      return "TRANSFERRED";
    case BG_JOB_STATE_ACKNOWLEDGED:
      return "ACKNOWLEDGED";
    case BG_JOB_STATE_CANCELLED:
      return "CANCELLED";
  }
  return "?";
}

void FormatJobState(std::string& out, std::uint64_t value) {
  out += ToString(static_cast<BG_JOB_STATE>(value));
}

void FormatErrorContext(std::string& out, std::uint64_t value) {
  switch (static_cast<BG_ERROR_CONTEXT>(value)) {
    case BG_ERROR_CONTEXT_NONE:
      out += "NONE";
      return;
    case BG_ERROR_CONTEXT_UNKNOWN:
      out += "UNKNOWN";
      return;
    case BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER:
      out += "GENERAL_QUEUE_MANAGER";
      return;
    case BG_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION:
      out += "QUEUE_MANAGER_NOTIFICATION";
      return;
    case BG_ERROR_CONTEXT_LOCAL_FILE:
      out += "LOCAL_FILE";
      return;
    case BG_ERROR_CONTEXT_REMOTE_FILE:
      out += "REMOTE_FILE";
      return;
    case BG_ERROR_CONTEXT_GENERAL_TRANSPORT:
      out += "GENERAL_TRANSPORT";
      return;
    case BG_ERROR_CONTEXT_REMOTE_APPLICATION:
      out += "REMOTE_APPLICATION";
      return;
    case BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK:
      out += "SERVER_CERTIFICATE_CALLBACK";
      return;
  }
  out += "?";
}

void FormatNetworkCost(std::string& out, std::uint64_t value) {
  out += ToString(static_cast<NetworkCost>(value));
}

void FormatCondition(std::string& out, std::uint64_t value) {
  out += ToString(static_cast<Condition>(value));
}

void FormatBandwidthLimit(std::string& out, std::uint64_t value) {
  if (value == UINT32_MAX) {
    out += "none";
    return;
  }
  FormatDecimal(out, value);
  out += " kbit/s";
}

void FormatDrive(std::string& out, std::uint64_t value) {
  if (value == 0) {
    out += "a share";
    return;
  }
  out += static_cast<char>(value);
  out += ':';
}

}  // namespace bitsim
