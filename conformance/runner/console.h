// File: console.h
//
// What differs between a POSIX terminal and a Windows console.

#ifndef BITSIM_CONFORMANCE_RUNNER_CONSOLE_H_
#define BITSIM_CONFORMANCE_RUNNER_CONSOLE_H_

#include <cstddef>

namespace conformance::runner {

// REQUIRES: called before anything is written. From then on a line ends with "\n" everywhere.
void PrepareConsole();

// Whether standard output is a terminal that understands cursor movements and colours.
bool StandardOutputIsTerminal();

// In characters; 100 where there is no terminal that could say.
std::size_t TerminalWidth();

enum class ColorMode { kAuto, kAlways, kNever };

// kAuto: on a terminal, unless the environment has a NO_COLOR that is not empty.
bool WantsColor(ColorMode mode);

// From now on the first Ctrl-C only asks to stop, and says that by this line; the second one kills
// as usual. Keeps `message`.
void WatchForInterrupt(const char* message);
bool WasInterrupted();

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_CONSOLE_H_
