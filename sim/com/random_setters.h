// File: random_setters.h
//
// Every method that changes a job or a file, called with random arguments: NULL, empty, too long,
// malformed, undefined values, and now and then good ones.

#ifndef BITSIM_COM_RANDOM_SETTERS_H_
#define BITSIM_COM_RANDOM_SETTERS_H_

#include <cstring>
#include <deque>
#include <string>
#include <vector>

#include "bitsim/choice.h"
#include "sim/com/every_method.h"

namespace bitsim {

class Random {
 public:
  explicit Random(std::uint64_t seed) : choices_(seed) {}

  std::uint64_t Below(std::uint64_t bound) { return choices_.Choose(stream_, bound); }
  bool OneIn(std::uint64_t bound) { return Below(bound) == 0; }
  // Small, or anything.
  std::uint32_t Number() {
    return static_cast<std::uint32_t>(Below(OneIn(3) ? std::uint64_t{1} << 32 : 20));
  }
  std::uint64_t LongNumber();
  // One of the texts that methods take or refuse, or NULL. Valid until the next Forget.
  WCHAR* AnyText();
  void Forget() { texts_.clear(); }
  template <class Enum>
  __attribute__((no_sanitize("undefined"))) Enum AnyEnum() {
    const std::uint32_t number = Number();
    Enum value;
    static_assert(sizeof value == sizeof number);
    std::memcpy(&value, &number, sizeof value);
    return value;
  }

 private:
  SeededChoices choices_;
  ChoiceSource::StreamId stream_ = choices_.OpenStream("call");
  std::deque<std::wstring> texts_;
};

struct RandomSetter {
  const char* name;
  HRESULT (*call)(Random& random, const Subject& subject);
  std::vector<HRESULT> failures;  // that the pages know, or our tables where they are silent
};

const std::vector<RandomSetter>& RandomSetters();

}  // namespace bitsim

#endif  // BITSIM_COM_RANDOM_SETTERS_H_
