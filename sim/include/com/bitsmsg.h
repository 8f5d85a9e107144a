// bitsmsg.h: The result codes of BITS: what its methods return and what its error objects carry.
//
// Generated from tools/headers/facts/bitsmsg.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef _BGCPYMSG_
#define _BGCPYMSG_

#include <winerror.h>

// The queue manager, facility 32 (0x20). A BG_S_ code is a success.

// GetJob: no such id (or already removed from the queue)
#define BG_E_NOT_FOUND                                 _HRESULT_TYPEDEF_(0x80200001)
// operation not allowed in this state; the universal refusal for final states
#define BG_E_INVALID_STATE                             _HRESULT_TYPEDEF_(0x80200002)
// Resume with nothing to transfer
#define BG_E_EMPTY                                     _HRESULT_TYPEDEF_(0x80200003)
// IBackgroundCopyError::GetFile when the error has no file
#define BG_E_FILE_NOT_AVAILABLE                        _HRESULT_TYPEDEF_(0x80200004)
// IBackgroundCopyError::GetProtocol when no protocol applies
#define BG_E_PROTOCOL_NOT_AVAILABLE                    _HRESULT_TYPEDEF_(0x80200005)
// context text id
#define BG_S_ERROR_CONTEXT_NONE                        _HRESULT_TYPEDEF_(0x00200006)
#define BG_E_ERROR_CONTEXT_UNKNOWN                     _HRESULT_TYPEDEF_(0x80200007)
#define BG_E_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER       _HRESULT_TYPEDEF_(0x80200008)
#define BG_E_ERROR_CONTEXT_LOCAL_FILE                  _HRESULT_TYPEDEF_(0x80200009)
#define BG_E_ERROR_CONTEXT_REMOTE_FILE                 _HRESULT_TYPEDEF_(0x8020000A)
#define BG_E_ERROR_CONTEXT_GENERAL_TRANSPORT           _HRESULT_TYPEDEF_(0x8020000B)
#define BG_E_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION  _HRESULT_TYPEDEF_(0x8020000C)
// volume of local file locked (e.g. chkdsk); TER, no timer retry
#define BG_E_DESTINATION_LOCKED                        _HRESULT_TYPEDEF_(0x8020000D)
// removable volume differs from the one the job started with
#define BG_E_VOLUME_CHANGED                            _HRESULT_TYPEDEF_(0x8020000E)
// GetError outside ERR/TER
#define BG_E_ERROR_INFORMATION_UNAVAILABLE             _HRESULT_TYPEDEF_(0x8020000F)
// no network; TER, no timer retry
#define BG_E_NETWORK_DISCONNECTED                      _HRESULT_TYPEDEF_(0x80200010)
// server gave no Content-Length; fatal
#define BG_E_MISSING_FILE_SIZE                         _HRESULT_TYPEDEF_(0x80200011)
// server lacks HTTP/1.1 needs
#define BG_E_INSUFFICIENT_HTTP_SUPPORT                 _HRESULT_TYPEDEF_(0x80200012)
// no/incorrect Content-Range support; fatal
#define BG_E_INSUFFICIENT_RANGE_SUPPORT                _HRESULT_TYPEDEF_(0x80200013)
// remote activation of BITS refused
#define BG_E_REMOTE_NOT_SUPPORTED                      _HRESULT_TYPEDEF_(0x80200014)
// TakeOwnership: drive mapping differs
#define BG_E_NEW_OWNER_DIFF_MAPPING                    _HRESULT_TYPEDEF_(0x80200015)
// TakeOwnership: no access to temp files
#define BG_E_NEW_OWNER_NO_FILE_ACCESS                  _HRESULT_TYPEDEF_(0x80200016)
// Complete before all files done; unfinished ones deleted
#define BG_S_PARTIAL_COMPLETE                          _HRESULT_TYPEDEF_(0x00200017)
// SetProxySettings
#define BG_E_PROXY_LIST_TOO_LARGE                      _HRESULT_TYPEDEF_(0x80200018)
// SetProxySettings
#define BG_E_PROXY_BYPASS_LIST_TOO_LARGE               _HRESULT_TYPEDEF_(0x80200019)
// Cancel/Complete success, temp files remain
#define BG_S_UNABLE_TO_DELETE_FILES                    _HRESULT_TYPEDEF_(0x0020001A)
// malformed/unexpected server answer
#define BG_E_INVALID_SERVER_RESPONSE                   _HRESULT_TYPEDEF_(0x8020001B)
// second file on an upload job
#define BG_E_TOO_MANY_FILES                            _HRESULT_TYPEDEF_(0x8020001C)
// upload source changed during transfer; fatal
#define BG_E_LOCAL_FILE_CHANGED                        _HRESULT_TYPEDEF_(0x8020001D)
// context text id
#define BG_E_ERROR_CONTEXT_REMOTE_APPLICATION          _HRESULT_TYPEDEF_(0x8020001E)
// upload session id unknown to server
#define BG_E_SESSION_NOT_FOUND                         _HRESULT_TYPEDEF_(0x8020001F)
// upload larger than server limit; also GetReplyData > 1 MB
#define BG_E_TOO_LARGE                                 _HRESULT_TYPEDEF_(0x80200020)
// argument string too long
#define BG_E_STRING_TOO_LONG                           _HRESULT_TYPEDEF_(0x80200021)
// upload protocol negotiation failed
#define BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH           _HRESULT_TYPEDEF_(0x80200022)
// upload vdir has script/execute permission (docs page spells …ENABLED)
#define BG_E_SERVER_EXECUTE_ENABLE                     _HRESULT_TYPEDEF_(0x80200023)
// no progress possible (not on the return-values page)
#define BG_E_NO_PROGRESS                               _HRESULT_TYPEDEF_(0x80200024)
// SetCredentials
#define BG_E_USERNAME_TOO_LARGE                        _HRESULT_TYPEDEF_(0x80200025)
// SetCredentials
#define BG_E_PASSWORD_TOO_LARGE                        _HRESULT_TYPEDEF_(0x80200026)
// SetCredentials
#define BG_E_INVALID_AUTH_TARGET                       _HRESULT_TYPEDEF_(0x80200027)
// SetCredentials
#define BG_E_INVALID_AUTH_SCHEME                       _HRESULT_TYPEDEF_(0x80200028)
#define BG_E_FILE_NOT_FOUND                            _HRESULT_TYPEDEF_(0x80200029)
#define BG_S_PROXY_CHANGED                             _HRESULT_TYPEDEF_(0x0020002A)
// AddFileWithRanges / runtime when range is outside the file
#define BG_E_INVALID_RANGE                             _HRESULT_TYPEDEF_(0x8020002B)
// AddFileWithRanges
#define BG_E_OVERLAPPING_RANGES                        _HRESULT_TYPEDEF_(0x8020002C)
#define BG_E_CONNECT_FAILURE                           _HRESULT_TYPEDEF_(0x8020002D)
#define BG_E_CONNECTION_CLOSED                         _HRESULT_TYPEDEF_(0x8020002E)
#define BG_E_KEEP_ALIVE_FAILURE                        _HRESULT_TYPEDEF_(0x8020002F)
#define BG_E_MESSAGE_LENGTH_LIMIT_EXCEEDED             _HRESULT_TYPEDEF_(0x80200030)
#define BG_E_NAME_RESOLUTION_FAILURE                   _HRESULT_TYPEDEF_(0x80200031)
#define BG_E_PENDING                                   _HRESULT_TYPEDEF_(0x80200032)
#define BG_E_PIPELINE_FAILURE                          _HRESULT_TYPEDEF_(0x80200033)
#define BG_E_PROTOCOL_ERROR                            _HRESULT_TYPEDEF_(0x80200034)
#define BG_E_PROXY_NAME_RESOLUTION_FAILURE             _HRESULT_TYPEDEF_(0x80200035)
#define BG_E_RECEIVE_FAILURE                           _HRESULT_TYPEDEF_(0x80200036)
#define BG_E_REQUEST_CANCELED                          _HRESULT_TYPEDEF_(0x80200037)
#define BG_E_SECURE_CHANNEL_FAILURE                    _HRESULT_TYPEDEF_(0x80200038)
#define BG_E_SEND_FAILURE                              _HRESULT_TYPEDEF_(0x80200039)
#define BG_E_SERVER_PROTOCOL_VIOLATION                 _HRESULT_TYPEDEF_(0x8020003A)
#define BG_E_TIMEOUT                                   _HRESULT_TYPEDEF_(0x8020003B)
#define BG_E_TRUST_FAILURE                             _HRESULT_TYPEDEF_(0x8020003C)
#define BG_E_UNKNOWN_ERROR                             _HRESULT_TYPEDEF_(0x8020003D)
// bandwidth policy 0; TER, no timer retry
#define BG_E_BLOCKED_BY_POLICY                         _HRESULT_TYPEDEF_(0x8020003E)
// bad proxy list found at run time
#define BG_E_INVALID_PROXY_INFO                        _HRESULT_TYPEDEF_(0x8020003F)
// bad credential format
#define BG_E_INVALID_CREDENTIALS                       _HRESULT_TYPEDEF_(0x80200040)
#define BG_E_INVALID_HASH_ALGORITHM                    _HRESULT_TYPEDEF_(0x80200041)
// peer cache
#define BG_E_RECORD_DELETED                            _HRESULT_TYPEDEF_(0x80200042)
// peer cache
#define BG_E_COMMIT_IN_PROGRESS                        _HRESULT_TYPEDEF_(0x80200043)
// peer cache
#define BG_E_DISCOVERY_IN_PROGRESS                     _HRESULT_TYPEDEF_(0x80200044)
// IGD
#define BG_E_UPNP_ERROR                                _HRESULT_TYPEDEF_(0x80200045)
#define BG_E_TEST_OPTION_BLOCKED_DOWNLOAD              _HRESULT_TYPEDEF_(0x80200046)
#define BG_E_PEERCACHING_DISABLED                      _HRESULT_TYPEDEF_(0x80200047)
#define BG_E_BUSYCACHERECORD                           _HRESULT_TYPEDEF_(0x80200048)
// CreateJob limit
#define BG_E_TOO_MANY_JOBS_PER_USER                    _HRESULT_TYPEDEF_(0x80200049)
// CreateJob limit (note: numbering jumps 0x49→0x50)
#define BG_E_TOO_MANY_JOBS_PER_MACHINE                 _HRESULT_TYPEDEF_(0x80200050)
// AddFile* limit
#define BG_E_TOO_MANY_FILES_IN_JOB                     _HRESULT_TYPEDEF_(0x80200051)
// range limit
#define BG_E_TOO_MANY_RANGES_IN_FILE                   _HRESULT_TYPEDEF_(0x80200052)
// client rejected file contents; ERR
#define BG_E_VALIDATION_FAILED                         _HRESULT_TYPEDEF_(0x80200053)
// MaximumDownloadTime spent; ERR
#define BG_E_MAXDOWNLOAD_TIMEOUT                       _HRESULT_TYPEDEF_(0x80200054)
// preference stored, policy wins
#define BG_S_OVERRIDDEN_BY_POLICY                      _HRESULT_TYPEDEF_(0x00200055)
// helper token lost; ERR
#define BG_E_TOKEN_REQUIRED                            _HRESULT_TYPEDEF_(0x80200056)
// Set/GetProperty
#define BG_E_UNKNOWN_PROPERTY_ID                       _HRESULT_TYPEDEF_(0x80200057)
// SetProperty
#define BG_E_READ_ONLY_PROPERTY                        _HRESULT_TYPEDEF_(0x80200058)
// cost flags block; TER
#define BG_E_BLOCKED_BY_COST_TRANSFER_POLICY           _HRESULT_TYPEDEF_(0x80200059)
// SetProperty
#define BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY _HRESULT_TYPEDEF_(0x80200060)
// HIGH_PERFORMANCE too late
#define BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE          _HRESULT_TYPEDEF_(0x80200061)
// DYNAMIC_CONTENT / MAX_DOWNLOAD_SIZE too late
#define BG_E_READ_ONLY_PROPERTY_AFTER_RESUME           _HRESULT_TYPEDEF_(0x80200062)
#define BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE           _HRESULT_TYPEDEF_(0x80200063)
#define BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED           _HRESULT_TYPEDEF_(0x80200064)
// system standby; TER
#define BG_E_STANDBY_MODE                              _HRESULT_TYPEDEF_(0x80200065)
#define BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED      _HRESULT_TYPEDEF_(0x80200066)
// TER
#define BG_E_BLOCKED_BY_BATTERY_POLICY                 _HRESULT_TYPEDEF_(0x80200067)
// TER
#define BG_E_BLOCKED_BY_BATTERY_SAVER                  _HRESULT_TYPEDEF_(0x80200068)
#define BG_E_WATCHDOG_TIMEOUT                          _HRESULT_TYPEDEF_(0x80200069)
#define BG_E_APP_PACKAGE_NOT_FOUND                     _HRESULT_TYPEDEF_(0x8020006A)
#define BG_E_APP_PACKAGE_SCENARIO_NOT_SUPPORTED        _HRESULT_TYPEDEF_(0x8020006B)
#define BG_E_DATABASE_CORRUPT                          _HRESULT_TYPEDEF_(0x8020006C)
// on-demand ranges refused
#define BG_E_RANDOM_ACCESS_NOT_SUPPORTED               _HRESULT_TYPEDEF_(0x8020006D)
// packaged app without background permission; TER, ctx 2 (BMGR#15)
#define BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY       _HRESULT_TYPEDEF_(0x8020006E)
// TER
#define BG_E_BLOCKED_BY_GAME_MODE                      _HRESULT_TYPEDEF_(0x8020006F)
#define BG_E_BLOCKED_BY_SYSTEM_POLICY                  _HRESULT_TYPEDEF_(0x80200070)
#define BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD     _HRESULT_TYPEDEF_(0x80200071)
#define BG_E_UNSUPPORTED_JOB_CONFIGURATION             _HRESULT_TYPEDEF_(0x80200072)
#define BG_E_REMOTE_FILE_CHANGED                       _HRESULT_TYPEDEF_(0x80200073)
// cert callback unreachable
#define BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED _HRESULT_TYPEDEF_(0x80200074)
// setter needs SUS
#define BG_E_READ_ONLY_WHEN_JOB_ACTIVE                 _HRESULT_TYPEDEF_(0x80200075)
// context text id
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

// event: cancelled
#define BITS_MC_JOB_CANCELLED             _HRESULT_TYPEDEF_(0x80194000)
// event
#define BITS_MC_FILE_DELETION_FAILED      _HRESULT_TYPEDEF_(0x80194001)
// event
#define BITS_MC_FILE_DELETION_FAILED_MORE _HRESULT_TYPEDEF_(0x80194002)
// event
#define BITS_MC_JOB_PROPERTY_CHANGE       _HRESULT_TYPEDEF_(0x80194003)
// event
#define BITS_MC_JOB_TAKE_OWNERSHIP        _HRESULT_TYPEDEF_(0x80194004)
// event: service cancelled an inactive job
#define BITS_MC_JOB_SCAVENGED             _HRESULT_TYPEDEF_(0x80194005)
// event: notification to the application failed (name only)
#define BITS_MC_JOB_NOTIFICATION_FAILURE  _HRESULT_TYPEDEF_(0x80194006)
// event: persisted queue unreadable (name only)
#define BITS_MC_STATE_FILE_CORRUPT        _HRESULT_TYPEDEF_(0x80194007)
#define BITS_MC_FAILED_TO_START           _HRESULT_TYPEDEF_(0x80194008)
#define BITS_MC_FATAL_IGD_ERROR           _HRESULT_TYPEDEF_(0x80194009)
#define BITS_MC_PEERCACHING_PORT          _HRESULT_TYPEDEF_(0x8019400A)
#define BITS_MC_WSD_PORT                  _HRESULT_TYPEDEF_(0x8019400B)

#endif  // _BGCPYMSG_
