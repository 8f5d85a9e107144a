// File: console.h
//
// std::cout and its three relatives while an environment lives: what an application writes there
// goes to its Program::output, and everything else where it always goes.

#ifndef BITSIM_WIN32_CONSOLE_H_
#define BITSIM_WIN32_CONSOLE_H_

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

#include "sim/com/strings.h"

namespace bitsim::win32 {

class State;

bool PrintOn(State& state, std::string_view text);

// Takes a stream's buffer away, and gives it back in the end.
template <class Char>
class ConsoleStream final : public std::basic_streambuf<Char> {
 public:
  using Stream = std::basic_ostream<Char>;
  using Traits = std::char_traits<Char>;

  ConsoleStream(State& state, Stream& stream)
      : state_(state), stream_(stream), real_(stream.rdbuf(this)) {}
  ~ConsoleStream() override { stream_.rdbuf(real_); }
  ConsoleStream(const ConsoleStream&) = delete;
  ConsoleStream& operator=(const ConsoleStream&) = delete;

 protected:
  std::streamsize xsputn(const Char* text, std::streamsize length) override {
    return Put({text, static_cast<std::size_t>(length)}) ? length : real_->sputn(text, length);
  }
  typename Traits::int_type overflow(typename Traits::int_type character) override {
    if (Traits::eq_int_type(character, Traits::eof())) return Traits::not_eof(character);
    const Char one = Traits::to_char_type(character);
    return Put({&one, 1}) ? character : real_->sputc(one);
  }
  int sync() override { return real_->pubsync(); }

 private:
  bool Put(std::basic_string_view<Char> text) {
    if constexpr (sizeof(Char) > 1) {
      return PrintOn(state_, ToUtf8(text));
    } else {
      return PrintOn(state_, text);
    }
  }

  State& state_;
  Stream& stream_;
  std::basic_streambuf<Char>* const real_;
};

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_CONSOLE_H_
