// File: tar.h
//
// An archive in the oldest format that everybody reads (POSIX ustar), not compressed.

#ifndef BITSIM_CONFORMANCE_REPORT_TAR_H_
#define BITSIM_CONFORMANCE_REPORT_TAR_H_

#include <string>
#include <utility>
#include <vector>

namespace conformance::report {

// The archive of these files, in that order: names with "/" between folders, and contents. Equal
// files give equal bytes: no time, no owner. Throws ReportError for a name that is too long (100
// bytes, and 155 for the folder).
std::string TarArchive(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_TAR_H_
