// <sysinfoapi.h>: the clocks of the simulation.

#include "sim/win32/state.h"

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr std::int64_t kTicksPerMillisecond = 10'000;
constexpr int kFirstYear = 1601;
constexpr int kLastYear = 30827;
// FILETIME counts from there; std::chrono's calendar from 1970.
constexpr std::chrono::sys_days kFileTimeStart{std::chrono::year(kFirstYear) / 1 / 1};

std::uint64_t TicksOf(const FILETIME& time) {
  return (std::uint64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime;
}

std::int64_t Milliseconds(State& state) {
  return state.world().now().time_since_epoch().count() / kTicksPerMillisecond;
}

State& Polled(const char* function) {
  State& state = State::Require(function);
  state.Poll(state.CurrentThread());
  return state;
}

BOOL Refuse() {
  SetLastError(ERROR_INVALID_PARAMETER);
  return FALSE;
}

}  // namespace

extern "C" {

DWORD GetTickCount() { return static_cast<DWORD>(Milliseconds(Polled("GetTickCount"))); }

ULONGLONG GetTickCount64() {
  return static_cast<ULONGLONG>(Milliseconds(Polled("GetTickCount64")));
}

void GetSystemTimeAsFileTime(LPFILETIME time) {
  *time = ToFileTime(Polled("GetSystemTimeAsFileTime").world().wall_now());
}

void GetSystemTimePreciseAsFileTime(LPFILETIME time) { GetSystemTimeAsFileTime(time); }

void GetSystemTime(LPSYSTEMTIME time) {
  FILETIME now;
  GetSystemTimeAsFileTime(&now);
  FileTimeToSystemTime(&now, time);
}

void GetLocalTime(LPSYSTEMTIME time) { GetSystemTime(time); }

BOOL QueryPerformanceCounter(LARGE_INTEGER* count) {
  if (count == nullptr) return Refuse();
  count->QuadPart = Polled("QueryPerformanceCounter").world().now().time_since_epoch().count();
  return TRUE;
}

BOOL QueryPerformanceFrequency(LARGE_INTEGER* ticks_per_second) {
  if (ticks_per_second == nullptr) return Refuse();
  ticks_per_second->QuadPart = Duration::period::den;
  return TRUE;
}

BOOL FileTimeToSystemTime(const FILETIME* from, LPSYSTEMTIME to) {
  if (from == nullptr || to == nullptr || TicksOf(*from) >> 63 != 0) return Refuse();
  const auto milliseconds = static_cast<std::int64_t>(TicksOf(*from)) / kTicksPerMillisecond;
  constexpr std::int64_t kPerDay = 24 * 60 * 60 * 1000;
  const std::chrono::sys_days day = kFileTimeStart + days(milliseconds / kPerDay);
  const year_month_day date(day);
  const std::int64_t rest = milliseconds % kPerDay;
  const auto word = [](std::int64_t value) { return static_cast<WORD>(value); };
  *to = {word(static_cast<int>(date.year())),
         word(static_cast<unsigned>(date.month())),
         word(std::chrono::weekday(day).c_encoding()),
         word(static_cast<unsigned>(date.day())),
         word(rest / 3'600'000),
         word(rest / 60'000 % 60),
         word(rest / 1000 % 60),
         word(rest % 1000)};
  return TRUE;
}

BOOL SystemTimeToFileTime(const SYSTEMTIME* from, LPFILETIME to) {
  if (from == nullptr || to == nullptr) return Refuse();
  const year_month_day date(std::chrono::year(from->wYear), std::chrono::month(from->wMonth),
                            std::chrono::day(from->wDay));
  if (from->wYear < kFirstYear || from->wYear > kLastYear || !date.ok() || from->wHour > 23 ||
      from->wMinute > 59 || from->wSecond > 59 || from->wMilliseconds > 999) {
    return Refuse();
  }
  const std::int64_t hours =
      (std::chrono::sys_days(date) - kFileTimeStart).count() * 24 + from->wHour;
  const std::int64_t seconds = (hours * 60 + from->wMinute) * 60 + from->wSecond;
  const std::int64_t ticks = (seconds * 1000 + from->wMilliseconds) * kTicksPerMillisecond;
  *to = ToFileTime(WallTime(Duration(ticks)));
  return TRUE;
}

BOOL FileTimeToLocalFileTime(const FILETIME* from, LPFILETIME to) {
  if (from == nullptr || to == nullptr) return Refuse();
  *to = *from;
  return TRUE;
}

BOOL LocalFileTimeToFileTime(const FILETIME* from, LPFILETIME to) {
  return FileTimeToLocalFileTime(from, to);
}

LONG CompareFileTime(const FILETIME* left, const FILETIME* right) {
  const std::uint64_t a = TicksOf(*left);
  const std::uint64_t b = TicksOf(*right);
  return a < b ? -1 : a > b ? 1 : 0;
}

}  // extern "C"
