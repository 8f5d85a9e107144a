#include "bitsim/decisions/settings_decisions.h"

#include <algorithm>

#include "sim/engine/state_sets.h"

namespace bitsim {
namespace {

struct InterfaceVersion {
  GUID interface_id;
  BitsVersion since;
};

const std::array kInterfaceVersions = {
    InterfaceVersion{__uuidof(IBackgroundCopyJob2), kBits1_5},
    InterfaceVersion{__uuidof(IBackgroundCopyJob3), kBits2_0},
    InterfaceVersion{__uuidof(IBackgroundCopyFile2), kBits2_0},
    InterfaceVersion{__uuidof(IBackgroundCopyJobHttpOptions), kBits2_5},
    InterfaceVersion{__uuidof(IBackgroundCopyJob4), kBits3_0},
    InterfaceVersion{__uuidof(IBackgroundCopyFile3), kBits3_0},
    InterfaceVersion{__uuidof(IBackgroundCopyFile4), kBits4_0},
    InterfaceVersion{__uuidof(IBitsTokenOptions), kBits4_0},
    InterfaceVersion{__uuidof(IBackgroundCopyJob5), kBits5_0},
    InterfaceVersion{__uuidof(IBackgroundCopyFile5), kBits5_0},
    InterfaceVersion{__uuidof(IBackgroundCopyFile6), kBits10_1},
    InterfaceVersion{__uuidof(IBackgroundCopyJobHttpOptions2), kBits10_2},
    InterfaceVersion{__uuidof(IBackgroundCopyJobHttpOptions3), kBits10_3},
};

}  // namespace

// --- Interfaces and settings ---

bool SettingsDecisions::HasInterface(REFIID interface_id) const {
  const auto found = std::find_if(
      kInterfaceVersions.begin(), kInterfaceVersions.end(),
      [&](const InterfaceVersion& entry) { return entry.interface_id == interface_id; });
  return found != kInterfaceVersions.end() && version() >= found->since;
}

bool SettingsDecisions::HasJobType(BG_JOB_TYPE type) const {
  return type == BG_JOB_TYPE_DOWNLOAD || version() >= kBits1_5;
}

bool SettingsDecisions::HasJobProperty(std::uint32_t property_id) const {
  switch (property_id) {
    case BITS_JOB_PROPERTY_ID_COST_FLAGS:
    case BITS_JOB_PROPERTY_NOTIFICATION_CLSID:
    case BITS_JOB_PROPERTY_DYNAMIC_CONTENT:
    case BITS_JOB_PROPERTY_HIGH_PERFORMANCE:
    case BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE:
    case BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS:
      return version() >= kBits5_0;
    case BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS:
    case BITS_JOB_PROPERTY_ON_DEMAND_MODE:
      return version() >= kBits10_1;
    default:
      return false;
  }
}

ULONG SettingsDecisions::KnownSecurityFlags() const {
  ULONG flags = BG_SSL_ENABLE_CRL_CHECK | BG_SSL_IGNORE_CERT_CN_INVALID |
                BG_SSL_IGNORE_CERT_DATE_INVALID | BG_SSL_IGNORE_UNKNOWN_CA |
                BG_SSL_IGNORE_CERT_WRONG_USAGE;
  if (version() >= kBits3_0) {
    flags |= BG_HTTP_REDIRECT_POLICY_MASK | BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP;
  }
  return flags;
}

DWORD SettingsDecisions::KnownPeerCachingFlags() const {
  DWORD flags = BG_JOB_ENABLE_PEERCACHING_CLIENT | BG_JOB_ENABLE_PEERCACHING_SERVER;
  if (version() >= kBits4_0) flags |= BG_JOB_DISABLE_BRANCH_CACHE;
  return flags;
}

std::size_t SettingsDecisions::CommandLineProgramUnitsMax() const { return 260; }
std::size_t SettingsDecisions::CommandLineParametersUnitsMax() const { return 4000; }
HRESULT SettingsDecisions::SetCommandLineWithoutProgram() const { return E_INVALIDARG; }

HRESULT SettingsDecisions::SetCommandLineInState(BG_JOB_STATE state) const {
  return IsFinalState(state) ? BG_E_INVALID_STATE : S_OK;
}

bool SettingsDecisions::MissingCommandLineIsEmptyText() const { return true; }
bool SettingsDecisions::TakeOwnershipRemovesCommandLine() const { return true; }
bool SettingsDecisions::TakeOwnershipRemovesSecrets() const { return true; }

HRESULT SettingsDecisions::GetReplyDataInState(BG_JOB_STATE state) const {
  const bool has_reply = state == BG_JOB_STATE_TRANSFERRED || state == BG_JOB_STATE_ACKNOWLEDGED;
  return has_reply ? S_OK : BG_E_INVALID_STATE;
}

HRESULT SettingsDecisions::SetReplyFileNameInState(BG_JOB_STATE state) const {
  return IsFinalState(state) || state == BG_JOB_STATE_TRANSFERRED ? BG_E_INVALID_STATE : S_OK;
}

HRESULT SettingsDecisions::SetFileAclFlagsInState(BG_JOB_STATE state) const {
  return IsFinalState(state) || state == BG_JOB_STATE_TRANSFERRED ? BG_E_INVALID_STATE : S_OK;
}

HRESULT SettingsDecisions::SetValidatorInState(BG_JOB_STATE state) const {
  if (IsFinalState(state)) return BG_E_INVALID_STATE;
  return state == BG_JOB_STATE_SUSPENDED ? S_OK : BG_E_READ_ONLY_WHEN_JOB_ACTIVE;
}

HRESULT SettingsDecisions::SetAfterResume() const { return BG_E_READ_ONLY_PROPERTY_AFTER_RESUME; }
HRESULT SettingsDecisions::SetAfterAddFile() const { return BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE; }

HRESULT SettingsDecisions::SetForDownloadsOnly() const {
  return BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY;
}

HRESULT SettingsDecisions::SetBesideHttpMethod() const {
  return BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD;
}

HRESULT SettingsDecisions::SetBesideOtherSetting() const {
  return BG_E_UNSUPPORTED_JOB_CONFIGURATION;
}

HRESULT SettingsDecisions::SetMaximumDownloadSizeToZero() const {
  return BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE;
}

DWORD SettingsDecisions::DefaultCostFlags() const { return BITS_COST_STATE_TRANSFER_ALWAYS; }

HRESULT SettingsDecisions::GetMissingClientCertificate() const {
  return HRESULT_FROM_WIN32(RPC_X_BAD_STUB_DATA);
}

bool SettingsDecisions::AnybodyMaySetHelperToken() const { return version() >= kBits10_1; }

}  // namespace bitsim
