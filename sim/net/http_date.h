// File: http_date.h
//
// The dates of HTTP headers.
//
//   ParseHttpDate("Mon, 01 Jan 2024 00:00:00 GMT");

#ifndef BITSIM_NET_HTTP_DATE_H_
#define BITSIM_NET_HTTP_DATE_H_

#include <optional>
#include <string_view>

#include "bitsim/time.h"

namespace bitsim {

// nullopt for what is no date of that form between 1601 and 9999.
std::optional<WallTime> ParseHttpDate(std::string_view text);

}  // namespace bitsim

#endif  // BITSIM_NET_HTTP_DATE_H_
