// File: console.h
//
// What differs between a POSIX terminal and a Windows console.

#ifndef BITSIM_CONFORMANCE_COMMAND_LINE_CONSOLE_H_
#define BITSIM_CONFORMANCE_COMMAND_LINE_CONSOLE_H_

#include <cstddef>

namespace conformance {

// REQUIRES: called before anything is written, and before a file is opened. From then on a line
// ends with "\n" everywhere, and a standard stream that was closed swallows what it is given:
// otherwise the next file to be opened would take its place.
void PrepareConsole();

// Writes out what is left. False: standard output could not take all that it was given.
bool FlushStandardOutput();

// Whether standard output is a terminal that understands cursor movements and colours.
bool StandardOutputIsTerminal();

// The same of standard error.
bool StandardErrorIsTerminal();

// In characters; 100 where there is no terminal that could say.
std::size_t TerminalWidth();

enum class ColorMode { kAuto, kAlways, kNever };

// kAuto: on a terminal, unless the environment has a NO_COLOR that is not empty.
bool WantsColor(ColorMode mode);

// From now on the first Ctrl-C only asks to stop, and says that by this line; the second one kills
// as usual. Keeps `message`.
void WatchForInterrupt(const char* message);
bool WasInterrupted();

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_COMMAND_LINE_CONSOLE_H_
