// File: transfer_decisions.h
//
// How files come and go: web servers, shares, uploads.
// A part of bitsim/decisions.h, which is what one includes and says how to use it.

#ifndef BITSIM_DECISIONS_TRANSFER_DECISIONS_H_
#define BITSIM_DECISIONS_TRANSFER_DECISIONS_H_

#include "bitsim/decisions/vocabulary.h"

namespace bitsim {

class TransferDecisions : public virtual VersionedDecisions {
 public:
  // --- Uploads ---

  virtual std::size_t FilesOfUploadMax() const;
  virtual std::uint64_t UploadFragmentBytesMax() const;
  // What the server's own status or that of the application behind it means, and what an error of
  // the upload protocol does.
  virtual FailureClass ClassifyUploadStatus(int status) const;                       // [ST-11 ST-12]
  virtual FailureClass ClassifyUploadError(HRESULT error) const;                     // [ST-12]
  // In which context a failure of the application behind the server is told.
  virtual BG_ERROR_CONTEXT ApplicationErrorContext() const;                          // [NOTIFY-ERR-09]
  // Whether an upload whose session the server has lost begins anew by itself, instead of failing.
  virtual bool RestartsLostSession() const;
  virtual bool NoticesChangedSource() const;                                         // [ST-42]
  // Whether Resume after that sends the file as it is then. Else it fails again.
  virtual bool ResumeSendsChangedSource() const;
  // Whether an upload-reply job is not done before it has its reply.
  virtual bool WaitsForReply() const;                                                // [ST-08 NOTIFY-XFR-02]
  // Whether FileTransferred is told of the file that was uploaded, as it is of the reply.
  virtual bool TellsUploadedFile() const;
  virtual bool ProgressIncludesReply() const;
  // Whether `Completed` of an uploaded file tells the end of the upload, or that of the job.
  virtual bool UploadIsCompletedWhenTransferred() const;
  virtual HRESULT CompleteUploadInState(BG_JOB_STATE state) const;                   // [ST-26 NOTIFY-ERR-06]
  // Whether Cancel of an unfinished upload waits until the server has forgotten it.
  virtual bool CancelTellsServer() const;                                            // [ST-24]
  // For how long that is tried while the server cannot be reached, and how often.
  virtual Duration UploadCancelPatience(ULONG no_progress_timeout_seconds) const;    // [ST-24]
  virtual Duration UploadCancelRetryInterval(ULONG minimum_retry_delay_seconds) const;
  // What the job shows meanwhile (C-29). A final state ends the attempts.
  virtual BG_JOB_STATE StateWhileCancelling(BG_JOB_STATE state) const;               // [ST-24]

  // --- Transfers (docs/rules/http.md) ---

  // Whether a file's first request is HEAD. Without it, nothing is known before the body comes.
  virtual bool BeginsWithHead(bool is_dynamic_content) const;                        // [HTTP-01 HTTP-08]
  virtual bool NeedsFileSize() const;                                                // [HTTP-02]
  // Whether a new file comes in ranges; what is left of one always does.
  virtual bool NeedsRanges(BG_JOB_PRIORITY priority, std::uint64_t size_bytes) const;  // [HTTP-03]
  // Whether a file that came without ranges may start anew when it is interrupted.
  virtual bool InterruptedUnrangedFileStartsAnew() const;                            // [HTTP-18]
  // Whether a connection that ends before the whole answer has come is taken for the end of the
  // file: one that was reset, or closed as after a whole answer.
  virtual bool TakesEarlyEndForWhole(bool was_reset) const;                          // [HTTP-20]
  virtual bool AcceptsHttp10() const;                                                // [HTTP-04]
  virtual bool EntityTagTellsCopies() const;                                         // [HTTP-07]
  virtual bool InterruptedDynamicContentStartsAnew() const;                          // [HTTP-08]
  virtual bool DynamicContentWaitsForForeground() const;                             // [HTTP-08]
  virtual HRESULT HttpStatusError(int status) const;                                 // [HTTP-10]
  // Whether credentials are sent to who asks for them: a server or a proxy.
  virtual bool AnswersChallenge(BG_AUTH_TARGET target) const;                        // [HTTP-11]
  // Failures before there is an answer, network loss aside.
  virtual FailureClass ClassifyConnectionFailure(HRESULT failure) const;             // [HTTP-13]
  // Never, for how long nothing has to come before a request fails; the sources name no limit.
  virtual Duration ReceiveTimeout() const;                                           // [HTTP-13]
  virtual bool IsRedirect(int status) const;                                         // [HTTP-14]
  virtual bool FollowsRedirects(ULONG security_flags) const;                         // [HTTP-14 ST-46]
  // Whether the file is named after the end of a redirect that was followed, or was not.
  virtual bool RenamesAfterRedirect(ULONG security_flags) const;                     // [HTTP-14 ST-46]
  virtual bool RedirectMayLeaveHttps(ULONG security_flags) const;                    // [HTTP-14]
  virtual bool RedirectMayLeaveHttp() const;                                         // [HTTP-14]
  virtual int RedirectsMax() const;                                                  // [HTTP-14]
  virtual HRESULT RefusedRedirectError(int status) const;                            // [ST-46] C-31
  // Whether files may come from shares and disks, and ranges of such files.
  virtual bool ReadsFiles(BG_JOB_TYPE type) const;                                   // [HTTP-16 HTTP-17]
  virtual bool ReadsRangesOfFiles() const;                                           // [HTTP-16]
  virtual HRESULT MissingSourceError(bool is_folder_missing) const;                  // [ERR-16]
  // Whether a file of ranges has them in the order in which the client gave them.
  virtual bool RangesKeepTheirOrder() const;                                         // [COMP-11]
  virtual HRESULT RangeOutsideFileError() const;                                     // [COMP-11]
  // Whether a file goes on where it was when its new source has the same size and time.
  virtual bool ContinuesFromNewSource() const;                                       // [ST-41b]
  virtual BG_JOB_STATE StateAfterRejectedContent() const;                            // [ST-39]
  virtual FailureClass ClassifyOpenTemporaryFile() const;                            // [ST-44]
  virtual FailureClass ClassifyRefusedServer() const;                                // [ST-47]
  virtual bool IgnoresRefusedServer() const;                                         // [ST-47]
  virtual bool CustomMethodLeavesNoRetry() const;                                    // [ST-48]
  virtual BG_JOB_STATE StateWithRequestedRanges(bool has_whole_file) const;          // [ST-49]
  virtual bool FilesHaveTimeOfSource() const;                                        // [COMP-10]
  virtual bool CancelLeavesFilesInPlace() const;                                     // [CANC-02]
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_TRANSFER_DECISIONS_H_
