// bitsmsg.h: The result codes of BITS: what its methods return and what its error objects carry.
//
// Generated from tools/headers/facts/bitsmsg.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef _BGCPYMSG_
#define _BGCPYMSG_

#include <winerror.h>

// The queue manager, facility 32 (0x20). A BG_S_ code is a success.

// GetJob: there is no such job, or it has left the queue.
#define BG_E_NOT_FOUND _HRESULT_TYPEDEF_(0x80200001)
// The method is not allowed in this state; every change of a final job.
#define BG_E_INVALID_STATE _HRESULT_TYPEDEF_(0x80200002)
// Resume: there is nothing to transfer.
#define BG_E_EMPTY _HRESULT_TYPEDEF_(0x80200003)
// IBackgroundCopyError::GetFile: the error belongs to no file.
#define BG_E_FILE_NOT_AVAILABLE _HRESULT_TYPEDEF_(0x80200004)
// IBackgroundCopyError::GetProtocol: the error has to do with no protocol.
#define BG_E_PROTOCOL_NOT_AVAILABLE _HRESULT_TYPEDEF_(0x80200005)
// The text of BG_ERROR_CONTEXT_NONE.
#define BG_S_ERROR_CONTEXT_NONE _HRESULT_TYPEDEF_(0x00200006)
// The text of BG_ERROR_CONTEXT_UNKNOWN.
#define BG_E_ERROR_CONTEXT_UNKNOWN _HRESULT_TYPEDEF_(0x80200007)
// The text of BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER.
#define BG_E_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER _HRESULT_TYPEDEF_(0x80200008)
// The text of BG_ERROR_CONTEXT_LOCAL_FILE.
#define BG_E_ERROR_CONTEXT_LOCAL_FILE _HRESULT_TYPEDEF_(0x80200009)
// The text of BG_ERROR_CONTEXT_REMOTE_FILE.
#define BG_E_ERROR_CONTEXT_REMOTE_FILE _HRESULT_TYPEDEF_(0x8020000A)
// The text of BG_ERROR_CONTEXT_GENERAL_TRANSPORT.
#define BG_E_ERROR_CONTEXT_GENERAL_TRANSPORT _HRESULT_TYPEDEF_(0x8020000B)
// The text of BG_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION.
#define BG_E_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION _HRESULT_TYPEDEF_(0x8020000C)
// The volume of the local file is locked. Transient; waits for the volume, not for the retry delay.
#define BG_E_DESTINATION_LOCKED _HRESULT_TYPEDEF_(0x8020000D)
// Another removable volume is in the drive than the job began with.
#define BG_E_VOLUME_CHANGED _HRESULT_TYPEDEF_(0x8020000E)
// GetError: the job is in no error.
#define BG_E_ERROR_INFORMATION_UNAVAILABLE _HRESULT_TYPEDEF_(0x8020000F)
// There is no network. Transient; waits for the network, not for the retry delay.
#define BG_E_NETWORK_DISCONNECTED _HRESULT_TYPEDEF_(0x80200010)
// The server gave no Content-Length. Fatal.
#define BG_E_MISSING_FILE_SIZE _HRESULT_TYPEDEF_(0x80200011)
// The server lacks what BITS needs of HTTP/1.1.
#define BG_E_INSUFFICIENT_HTTP_SUPPORT _HRESULT_TYPEDEF_(0x80200012)
// The server has no usable Content-Range. Fatal.
#define BG_E_INSUFFICIENT_RANGE_SUPPORT _HRESULT_TYPEDEF_(0x80200013)
// The service cannot be activated from another machine.
#define BG_E_REMOTE_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x80200014)
// TakeOwnership: a drive letter leads elsewhere for the new owner.
#define BG_E_NEW_OWNER_DIFF_MAPPING _HRESULT_TYPEDEF_(0x80200015)
// TakeOwnership: the new owner may not open the temporary files.
#define BG_E_NEW_OWNER_NO_FILE_ACCESS _HRESULT_TYPEDEF_(0x80200016)
// Complete: only the finished files are available, the others are deleted.
#define BG_S_PARTIAL_COMPLETE _HRESULT_TYPEDEF_(0x00200017)
// SetProxySettings: the list of proxies.
#define BG_E_PROXY_LIST_TOO_LARGE _HRESULT_TYPEDEF_(0x80200018)
// SetProxySettings: the list of hosts without a proxy.
#define BG_E_PROXY_BYPASS_LIST_TOO_LARGE _HRESULT_TYPEDEF_(0x80200019)
// Complete, Cancel: done, but temporary files remain.
#define BG_S_UNABLE_TO_DELETE_FILES _HRESULT_TYPEDEF_(0x0020001A)
// The answer of the server is malformed.
#define BG_E_INVALID_SERVER_RESPONSE _HRESULT_TYPEDEF_(0x8020001B)
// AddFile: an upload has one file.
#define BG_E_TOO_MANY_FILES _HRESULT_TYPEDEF_(0x8020001C)
// The file changed while it was uploaded. Fatal.
#define BG_E_LOCAL_FILE_CHANGED _HRESULT_TYPEDEF_(0x8020001D)
// The text of BG_ERROR_CONTEXT_REMOTE_APPLICATION.
#define BG_E_ERROR_CONTEXT_REMOTE_APPLICATION _HRESULT_TYPEDEF_(0x8020001E)
// The server does not know the upload session.
#define BG_E_SESSION_NOT_FOUND _HRESULT_TYPEDEF_(0x8020001F)
// An upload beyond the limit of the server, or a reply beyond 1 MB in GetReplyData.
#define BG_E_TOO_LARGE _HRESULT_TYPEDEF_(0x80200020)
#define BG_E_STRING_TOO_LONG _HRESULT_TYPEDEF_(0x80200021)          // A text argument is too long.
// Client and server have no version of the upload protocol in common.
#define BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH _HRESULT_TYPEDEF_(0x80200022)
// The upload directory of the server allows scripts.
#define BG_E_SERVER_EXECUTE_ENABLE _HRESULT_TYPEDEF_(0x80200023)
#define BG_E_NO_PROGRESS _HRESULT_TYPEDEF_(0x80200024)              // No progress can be made.
// SetCredentials: more than 300 characters.
#define BG_E_USERNAME_TOO_LARGE _HRESULT_TYPEDEF_(0x80200025)
// SetCredentials: more than 65535 characters.
#define BG_E_PASSWORD_TOO_LARGE _HRESULT_TYPEDEF_(0x80200026)
// SetCredentials: no such target.
#define BG_E_INVALID_AUTH_TARGET _HRESULT_TYPEDEF_(0x80200027)
// SetCredentials: no such scheme.
#define BG_E_INVALID_AUTH_SCHEME _HRESULT_TYPEDEF_(0x80200028)
#define BG_E_FILE_NOT_FOUND _HRESULT_TYPEDEF_(0x80200029)           // The file is not there.
#define BG_S_PROXY_CHANGED _HRESULT_TYPEDEF_(0x0020002A)            // The proxy has changed.
// A range that cannot be, or lies beyond the end of the file.
#define BG_E_INVALID_RANGE _HRESULT_TYPEDEF_(0x8020002B)
// AddFileWithRanges: two ranges overlap.
#define BG_E_OVERLAPPING_RANGES _HRESULT_TYPEDEF_(0x8020002C)
// The connection could not be made.
#define BG_E_CONNECT_FAILURE _HRESULT_TYPEDEF_(0x8020002D)
// The connection was closed too early.
#define BG_E_CONNECTION_CLOSED _HRESULT_TYPEDEF_(0x8020002E)
// A connection that should have stayed open was closed.
#define BG_E_KEEP_ALIVE_FAILURE _HRESULT_TYPEDEF_(0x8020002F)
// A message was longer than allowed.
#define BG_E_MESSAGE_LENGTH_LIMIT_EXCEEDED _HRESULT_TYPEDEF_(0x80200030)
// The host name could not be resolved.
#define BG_E_NAME_RESOLUTION_FAILURE _HRESULT_TYPEDEF_(0x80200031)
// An operation is still under way.
#define BG_E_PENDING _HRESULT_TYPEDEF_(0x80200032)
#define BG_E_PIPELINE_FAILURE _HRESULT_TYPEDEF_(0x80200033)         // A pipelined request failed.
// The answer of the server was an error of the protocol.
#define BG_E_PROTOCOL_ERROR _HRESULT_TYPEDEF_(0x80200034)
// The host name of the proxy could not be resolved.
#define BG_E_PROXY_NAME_RESOLUTION_FAILURE _HRESULT_TYPEDEF_(0x80200035)
// The answer did not arrive in full.
#define BG_E_RECEIVE_FAILURE _HRESULT_TYPEDEF_(0x80200036)
#define BG_E_REQUEST_CANCELED _HRESULT_TYPEDEF_(0x80200037)         // The request was cancelled.
// The secure channel could not be made.
#define BG_E_SECURE_CHANNEL_FAILURE _HRESULT_TYPEDEF_(0x80200038)
// The request could not be sent in full.
#define BG_E_SEND_FAILURE _HRESULT_TYPEDEF_(0x80200039)
// The answer of the server is not HTTP.
#define BG_E_SERVER_PROTOCOL_VIOLATION _HRESULT_TYPEDEF_(0x8020003A)
#define BG_E_TIMEOUT _HRESULT_TYPEDEF_(0x8020003B)                  // No answer came in time.
// The server certificate is not trusted.
#define BG_E_TRUST_FAILURE _HRESULT_TYPEDEF_(0x8020003C)
#define BG_E_UNKNOWN_ERROR _HRESULT_TYPEDEF_(0x8020003D)            // An error of unknown kind.
// The policy leaves background jobs no bandwidth now. Transient; waits for the policy, not for the
// retry delay.
#define BG_E_BLOCKED_BY_POLICY _HRESULT_TYPEDEF_(0x8020003E)
// The list of proxies proved unusable.
#define BG_E_INVALID_PROXY_INFO _HRESULT_TYPEDEF_(0x8020003F)
// The form of the credentials is wrong.
#define BG_E_INVALID_CREDENTIALS _HRESULT_TYPEDEF_(0x80200040)
#define BG_E_INVALID_HASH_ALGORITHM _HRESULT_TYPEDEF_(0x80200041)   // No such hash algorithm.
// Peer cache: the record is gone.
#define BG_E_RECORD_DELETED _HRESULT_TYPEDEF_(0x80200042)
// Peer cache: the record is being written.
#define BG_E_COMMIT_IN_PROGRESS _HRESULT_TYPEDEF_(0x80200043)
// Peer cache: peers are being looked for.
#define BG_E_DISCOVERY_IN_PROGRESS _HRESULT_TYPEDEF_(0x80200044)
// The router gave an error over UPnP.
#define BG_E_UPNP_ERROR _HRESULT_TYPEDEF_(0x80200045)
// A test option blocked the download.
#define BG_E_TEST_OPTION_BLOCKED_DOWNLOAD _HRESULT_TYPEDEF_(0x80200046)
#define BG_E_PEERCACHING_DISABLED _HRESULT_TYPEDEF_(0x80200047)     // Peer cache: switched off.
// Peer cache: the record is in use.
#define BG_E_BUSYCACHERECORD _HRESULT_TYPEDEF_(0x80200048)
// CreateJob: the limit of jobs per user.
#define BG_E_TOO_MANY_JOBS_PER_USER _HRESULT_TYPEDEF_(0x80200049)
// CreateJob: the limit of jobs per machine.
#define BG_E_TOO_MANY_JOBS_PER_MACHINE _HRESULT_TYPEDEF_(0x80200050)
// AddFile: the limit of files per job.
#define BG_E_TOO_MANY_FILES_IN_JOB _HRESULT_TYPEDEF_(0x80200051)
#define BG_E_TOO_MANY_RANGES_IN_FILE _HRESULT_TYPEDEF_(0x80200052)  // The limit of ranges per file.
// The client called the content wrong (SetValidationState). Fatal.
#define BG_E_VALIDATION_FAILED _HRESULT_TYPEDEF_(0x80200053)
// The maximum download time is used up. Fatal.
#define BG_E_MAXDOWNLOAD_TIMEOUT _HRESULT_TYPEDEF_(0x80200054)
// The preference is stored, but a policy wins.
#define BG_S_OVERRIDDEN_BY_POLICY _HRESULT_TYPEDEF_(0x00200055)
// The helper token is lost. Fatal until it is set again.
#define BG_E_TOKEN_REQUIRED _HRESULT_TYPEDEF_(0x80200056)
// SetProperty, GetProperty: no such property.
#define BG_E_UNKNOWN_PROPERTY_ID _HRESULT_TYPEDEF_(0x80200057)
// SetProperty: the property can only be read.
#define BG_E_READ_ONLY_PROPERTY _HRESULT_TYPEDEF_(0x80200058)
// The cost flags forbid this network. Transient.
#define BG_E_BLOCKED_BY_COST_TRANSFER_POLICY _HRESULT_TYPEDEF_(0x80200059)
// SetProperty: the job is no download.
#define BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY _HRESULT_TYPEDEF_(0x80200060)
// SetProperty: too late, a file was added.
#define BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE _HRESULT_TYPEDEF_(0x80200061)
// SetProperty: too late, the job was resumed.
#define BG_E_READ_ONLY_PROPERTY_AFTER_RESUME _HRESULT_TYPEDEF_(0x80200062)
// SetProperty: no possible maximum download size.
#define BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE _HRESULT_TYPEDEF_(0x80200063)
// The maximum download size is reached.
#define BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED _HRESULT_TYPEDEF_(0x80200064)
// The system is in standby. Transient.
#define BG_E_STANDBY_MODE _HRESULT_TYPEDEF_(0x80200065)
// SetProperty: stored credentials can go to proxies only.
#define BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x80200066)
// A battery policy holds the job back. Transient.
#define BG_E_BLOCKED_BY_BATTERY_POLICY _HRESULT_TYPEDEF_(0x80200067)
// The battery saver holds the job back. Transient.
#define BG_E_BLOCKED_BY_BATTERY_SAVER _HRESULT_TYPEDEF_(0x80200068)
#define BG_E_WATCHDOG_TIMEOUT _HRESULT_TYPEDEF_(0x80200069)         // The watchdog time ran out.
// The app package of the job is gone.
#define BG_E_APP_PACKAGE_NOT_FOUND _HRESULT_TYPEDEF_(0x8020006A)
// Not possible for a packaged app.
#define BG_E_APP_PACKAGE_SCENARIO_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x8020006B)
#define BG_E_DATABASE_CORRUPT _HRESULT_TYPEDEF_(0x8020006C)         // The stored queue is damaged.
// On-demand ranges: no download, or a server without ranges.
#define BG_E_RANDOM_ACCESS_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x8020006D)
// The packaged app may not run in the background. Transient.
#define BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY _HRESULT_TYPEDEF_(0x8020006E)
// A game holds the job back. Transient.
#define BG_E_BLOCKED_BY_GAME_MODE _HRESULT_TYPEDEF_(0x8020006F)
// A system policy holds the job back.
#define BG_E_BLOCKED_BY_SYSTEM_POLICY _HRESULT_TYPEDEF_(0x80200070)
// Not possible together with a custom HTTP method.
#define BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD _HRESULT_TYPEDEF_(0x80200071)
// The settings of the job exclude each other.
#define BG_E_UNSUPPORTED_JOB_CONFIGURATION _HRESULT_TYPEDEF_(0x80200072)
#define BG_E_REMOTE_FILE_CHANGED _HRESULT_TYPEDEF_(0x80200073)      // The remote file changed.
// The object that validates server certificates cannot be reached.
#define BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED _HRESULT_TYPEDEF_(0x80200074)
// The setting can be changed only while the job is SUSPENDED.
#define BG_E_READ_ONLY_WHEN_JOB_ACTIVE _HRESULT_TYPEDEF_(0x80200075)
// The text of BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK.
#define BG_E_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK _HRESULT_TYPEDEF_(0x80200076)

// An HTTP status n is reported as 0x80190000 + n. These have a name; every other status follows the
// same rule.

#define BG_E_HTTP_ERROR_100 _HRESULT_TYPEDEF_(0x80190064)
#define BG_E_HTTP_ERROR_101 _HRESULT_TYPEDEF_(0x80190065)
#define BG_E_HTTP_ERROR_200 _HRESULT_TYPEDEF_(0x801900C8)
#define BG_E_HTTP_ERROR_201 _HRESULT_TYPEDEF_(0x801900C9)
#define BG_E_HTTP_ERROR_202 _HRESULT_TYPEDEF_(0x801900CA)
#define BG_E_HTTP_ERROR_203 _HRESULT_TYPEDEF_(0x801900CB)
#define BG_E_HTTP_ERROR_204 _HRESULT_TYPEDEF_(0x801900CC)
#define BG_E_HTTP_ERROR_205 _HRESULT_TYPEDEF_(0x801900CD)
#define BG_E_HTTP_ERROR_206 _HRESULT_TYPEDEF_(0x801900CE)
#define BG_E_HTTP_ERROR_300 _HRESULT_TYPEDEF_(0x8019012C)
#define BG_E_HTTP_ERROR_301 _HRESULT_TYPEDEF_(0x8019012D)
#define BG_E_HTTP_ERROR_302 _HRESULT_TYPEDEF_(0x8019012E)
#define BG_E_HTTP_ERROR_303 _HRESULT_TYPEDEF_(0x8019012F)
#define BG_E_HTTP_ERROR_304 _HRESULT_TYPEDEF_(0x80190130)
#define BG_E_HTTP_ERROR_305 _HRESULT_TYPEDEF_(0x80190131)
#define BG_E_HTTP_ERROR_307 _HRESULT_TYPEDEF_(0x80190133)
#define BG_E_HTTP_ERROR_400 _HRESULT_TYPEDEF_(0x80190190)
#define BG_E_HTTP_ERROR_401 _HRESULT_TYPEDEF_(0x80190191)
#define BG_E_HTTP_ERROR_402 _HRESULT_TYPEDEF_(0x80190192)
#define BG_E_HTTP_ERROR_403 _HRESULT_TYPEDEF_(0x80190193)
#define BG_E_HTTP_ERROR_404 _HRESULT_TYPEDEF_(0x80190194)
#define BG_E_HTTP_ERROR_405 _HRESULT_TYPEDEF_(0x80190195)
#define BG_E_HTTP_ERROR_406 _HRESULT_TYPEDEF_(0x80190196)
#define BG_E_HTTP_ERROR_407 _HRESULT_TYPEDEF_(0x80190197)
#define BG_E_HTTP_ERROR_408 _HRESULT_TYPEDEF_(0x80190198)
#define BG_E_HTTP_ERROR_409 _HRESULT_TYPEDEF_(0x80190199)
#define BG_E_HTTP_ERROR_410 _HRESULT_TYPEDEF_(0x8019019A)
#define BG_E_HTTP_ERROR_411 _HRESULT_TYPEDEF_(0x8019019B)
#define BG_E_HTTP_ERROR_412 _HRESULT_TYPEDEF_(0x8019019C)
#define BG_E_HTTP_ERROR_413 _HRESULT_TYPEDEF_(0x8019019D)
#define BG_E_HTTP_ERROR_414 _HRESULT_TYPEDEF_(0x8019019E)
#define BG_E_HTTP_ERROR_415 _HRESULT_TYPEDEF_(0x8019019F)
#define BG_E_HTTP_ERROR_416 _HRESULT_TYPEDEF_(0x801901A0)
#define BG_E_HTTP_ERROR_417 _HRESULT_TYPEDEF_(0x801901A1)
#define BG_E_HTTP_ERROR_449 _HRESULT_TYPEDEF_(0x801901C1)
#define BG_E_HTTP_ERROR_500 _HRESULT_TYPEDEF_(0x801901F4)
#define BG_E_HTTP_ERROR_501 _HRESULT_TYPEDEF_(0x801901F5)
#define BG_E_HTTP_ERROR_502 _HRESULT_TYPEDEF_(0x801901F6)
#define BG_E_HTTP_ERROR_503 _HRESULT_TYPEDEF_(0x801901F7)
#define BG_E_HTTP_ERROR_504 _HRESULT_TYPEDEF_(0x801901F8)
#define BG_E_HTTP_ERROR_505 _HRESULT_TYPEDEF_(0x801901F9)

// Texts of the event log. No method returns them.

#define BITS_MC_JOB_CANCELLED _HRESULT_TYPEDEF_(0x80194000)       // A job was cancelled.
// Temporary files could not be deleted.
#define BITS_MC_FILE_DELETION_FAILED _HRESULT_TYPEDEF_(0x80194001)
// The same, with more files than fit.
#define BITS_MC_FILE_DELETION_FAILED_MORE _HRESULT_TYPEDEF_(0x80194002)
// A property of a job was changed.
#define BITS_MC_JOB_PROPERTY_CHANGE _HRESULT_TYPEDEF_(0x80194003)
#define BITS_MC_JOB_TAKE_OWNERSHIP _HRESULT_TYPEDEF_(0x80194004)  // A job changed its owner.
// The service cancelled an inactive job.
#define BITS_MC_JOB_SCAVENGED _HRESULT_TYPEDEF_(0x80194005)
// An application could not be notified.
#define BITS_MC_JOB_NOTIFICATION_FAILURE _HRESULT_TYPEDEF_(0x80194006)
// The stored queue could not be read.
#define BITS_MC_STATE_FILE_CORRUPT _HRESULT_TYPEDEF_(0x80194007)
#define BITS_MC_FAILED_TO_START _HRESULT_TYPEDEF_(0x80194008)     // The service could not start.
// The router cannot be asked for its traffic.
#define BITS_MC_FATAL_IGD_ERROR _HRESULT_TYPEDEF_(0x80194009)
#define BITS_MC_PEERCACHING_PORT _HRESULT_TYPEDEF_(0x8019400A)    // Peer caching lacks a port.
#define BITS_MC_WSD_PORT _HRESULT_TYPEDEF_(0x8019400B)            // Peer discovery lacks a port.

#endif  // _BGCPYMSG_
