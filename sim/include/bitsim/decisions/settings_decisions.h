// File: settings_decisions.h
//
// Which interfaces and settings there are, and when they may be changed.
// A part of bitsim/decisions.h, which is what one includes and says how to use it.

#ifndef BITSIM_DECISIONS_SETTINGS_DECISIONS_H_
#define BITSIM_DECISIONS_SETTINGS_DECISIONS_H_

#include "bitsim/decisions/vocabulary.h"

namespace bitsim {

class SettingsDecisions : public virtual VersionedDecisions {
 public:
  // --- Interfaces and settings (docs/method-states.md) ---

  // Whether the objects of jobs and files answer to an interface that is newer than BITS 1.0.
  virtual bool HasInterface(REFIID interface_id) const;
  virtual bool HasJobType(BG_JOB_TYPE type) const;
  virtual bool HasJobProperty(std::uint32_t property_id) const;
  virtual ULONG KnownSecurityFlags() const;
  virtual DWORD KnownPeerCachingFlags() const;
  virtual std::size_t CommandLineProgramUnitsMax() const;                            // [NOTIFY-CMD-01]
  virtual std::size_t CommandLineParametersUnitsMax() const;                         // [NOTIFY-CMD-01]
  virtual HRESULT SetCommandLineWithoutProgram() const;                              // [NOTIFY-CMD-02]
  virtual HRESULT SetCommandLineInState(BG_JOB_STATE state) const;                   // [NOTIFY-CMD-03]
  // Else the getter gives NULL.
  virtual bool MissingCommandLineIsEmptyText() const;                                // [NOTIFY-CMD-04]
  // Whether what only the former owner could set goes with the ownership.
  virtual bool TakeOwnershipRemovesCommandLine() const;                              // [NOTIFY-CMD-16]
  virtual bool TakeOwnershipRemovesSecrets() const;                                  // [NOTIFY-CMD-16]
  virtual HRESULT GetReplyDataInState(BG_JOB_STATE state) const;                     // C-17
  virtual HRESULT SetReplyFileNameInState(BG_JOB_STATE state) const;
  virtual HRESULT SetFileAclFlagsInState(BG_JOB_STATE state) const;
  virtual HRESULT SetValidatorInState(BG_JOB_STATE state) const;                     // [NOTIFY-SEC-10] C-32
  // Settings that come too late: after the first Resume, after the first file.
  virtual HRESULT SetAfterResume() const;
  virtual HRESULT SetAfterAddFile() const;
  virtual HRESULT SetForDownloadsOnly() const;
  // Settings that exclude each other, with a method of HTTP and without one.
  virtual HRESULT SetBesideHttpMethod() const;                                       // [ST-48]
  virtual HRESULT SetBesideOtherSetting() const;                                     // [ST-48]
  virtual HRESULT SetMaximumDownloadSizeToZero() const;
  virtual DWORD DefaultCostFlags() const;
  virtual HRESULT GetMissingClientCertificate() const;
  // Whether users who are no administrators may give their jobs helper tokens.
  virtual bool AnybodyMaySetHelperToken() const;
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_SETTINGS_DECISIONS_H_
