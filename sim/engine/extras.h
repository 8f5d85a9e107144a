// File: extras.h
//
// What few jobs and few files have set. An absent record means the defaults that stand here, so
// that a plain download costs nothing for it.
//
//   const JobExtras& extras = job.extras_or_defaults();     // to read
//   job.extras_for_change().custom_headers = Text(headers); // to change

#ifndef BITSIM_ENGINE_EXTRAS_H_
#define BITSIM_ENGINE_EXTRAS_H_

#include <bits.h>
#include <bits10_1.h>
#include <bits10_2.h>
#include <bits10_3.h>
#include <bits1_5.h>
#include <bits2_0.h>
#include <bits2_5.h>
#include <bits3_0.h>
#include <bits4_0.h>
#include <bits5_0.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bitsim/content.h"
#include "bitsim/http.h"
#include "bitsim/time.h"
#include "sim/core/text.h"
#include "sim/engine/accounts.h"
#include "sim/engine/upload.h"

namespace bitsim {

class CertificateValidator;

// SetCredentials: at most one of each target and scheme.
struct Credentials {
  BG_AUTH_TARGET target = BG_AUTH_TARGET_SERVER;
  BG_AUTH_SCHEME scheme = BG_AUTH_SCHEME_BASIC;
  Text user_name;  // both empty: the logged-on user's own
  Text password;
};

struct ClientCertificate {
  BG_CERT_STORE_LOCATION store_location = BG_CERT_STORE_LOCATION_CURRENT_USER;
  Text store_name;
  BYTE hash[20] = {};
  Text subject_name;
};

struct JobExtras {
  std::unique_ptr<Upload> upload;  // null: a download

  // IBackgroundCopyJob::SetProxySettings
  BG_JOB_PROXY_USAGE proxy_usage = BG_JOB_PROXY_USAGE_PRECONFIG;
  Text proxy_list;
  Text proxy_bypass_list;

  // IBackgroundCopyJob2
  bool has_command_line = false;
  Text command_line_program;
  Text command_line_parameters;
  UserIndex command_line_user = 0;  // in whose name it runs
  Text reply_file_name;             // "": the service makes one up
  std::vector<Credentials> credentials;

  // IBackgroundCopyJob3
  DWORD file_acl_flags = 0;

  // IBackgroundCopyJob4
  DWORD peer_caching_flags = 0;
  std::optional<ULONG> maximum_download_time_seconds;  // nullopt: as the policy has it

  // IBackgroundCopyJob5
  bool has_cost_flags = false;
  DWORD cost_flags = 0;
  GUID notification_clsid = {};
  bool is_dynamic_content = false;
  bool is_high_performance = false;
  bool is_on_demand = false;
  std::uint64_t maximum_download_size_bytes = 0;  // 0: no limit
  bool uses_stored_credentials_for_server = false;
  bool uses_stored_credentials_for_proxy = false;
  ULONG minimum_notification_interval_milliseconds = 500;

  // IBackgroundCopyJobHttpOptions, 2, 3
  Text custom_headers;
  bool custom_headers_are_write_only = false;
  bool has_client_certificate = false;
  ClientCertificate client_certificate;
  ULONG security_flags = 0;
  Text http_method;                                             // "": the default of the job's type
  std::shared_ptr<CertificateValidator> certificate_validator;  // not persistent
  std::vector<std::string> accepted_servers;                    // by it: "host:port"

  // IBitsTokenOptions
  DWORD helper_token_flags = 0;
  bool has_helper_token = false;
  Text helper_token_sid;

  // What the requests of the job's present turn have learnt.
  struct Turn {
    Text redirect_url;  // where the present request leads in truth; "": to the file's remote name
    int redirects = 0;
    std::optional<HttpCredentials> server_credentials;  // that were asked for
    std::optional<HttpCredentials> proxy_credentials;
  };
  Turn turn;
};

struct FileExtras {
  // SetRemoteName: the name that the queue on the disk still has; Resume stores the new one.
  bool has_stored_remote_name = false;
  Text stored_remote_name;
  // AddFileWithRanges: what the file is made of, in this order; none: the whole remote file.
  std::vector<BG_FILE_RANGE> ranges;
  // RequestFileRanges, and what of it is on disk: ordered by offset, merged.
  std::vector<BG_FILE_RANGE> requested_ranges;
  std::vector<BG_FILE_RANGE> filled_ranges;
  // SetValidationState
  bool has_validation_state = false;
  bool is_valid = false;
  // BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS: those that the file's record does not tell.
  Text response_headers;
  // Of a file that is made of ranges: the size of the remote one.
  std::uint64_t remote_size_bytes = BG_SIZE_UNKNOWN;
  // The file has holes: filled_ranges says what is here, and the rest is fetched from there on.
  bool has_holes = false;
  std::uint64_t download_position = 0;
  std::uint64_t piece_offset = 0;  // where the running request's bytes go
  Content remote_content;
  // The remote name was changed since bytes were last accepted.
  bool has_new_source = false;
};

extern const JobExtras kDefaultJobExtras;
extern const FileExtras kDefaultFileExtras;

}  // namespace bitsim

#endif  // BITSIM_ENGINE_EXTRAS_H_
