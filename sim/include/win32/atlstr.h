// atlstr.h: CString, CStringW and CStringA, the text of ATL.
//
// What BITS clients do with it: build, compare, search, cut, format, and hand to functions that
// take a pointer. Resources and BSTR are not here. Format and AppendFormat take a CString as an
// argument; printf and its like need a cast, static_cast<LPCWSTR>(text): this platform has no other
// way.

#ifndef BITSIM_WIN32_ATLSTR_H_
#define BITSIM_WIN32_ATLSTR_H_

#include <atlbase.h>
#include <bitsim_crt.h>
#include <stdarg.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>

namespace ATL {

template <class Char>
class CStringT {
 public:
  typedef Char XCHAR;
  typedef std::basic_string<Char> Text;
  typedef std::conditional_t<std::is_same_v<Char, wchar_t>, char, wchar_t> YCHAR;

  CStringT() = default;
  CStringT(const Char* text) { SetString(text); }  // NOLINT: implicit, as there
  CStringT(const Char* text, int length) : text_(text, static_cast<size_t>(length)) {}
  explicit CStringT(Char character, int count = 1) : text_(static_cast<size_t>(count), character) {}
  // Text of the other width.
  CStringT(const YCHAR* text) { *this = text; }  // NOLINT
  CStringT& operator=(const Char* text) {
    SetString(text);
    return *this;
  }
  CStringT& operator=(const YCHAR* text) {
    if constexpr (std::is_same_v<Char, wchar_t>) {
      SetString(text == nullptr ? nullptr : static_cast<const Char*>(CA2W(text)));
    } else {
      SetString(text == nullptr ? nullptr : static_cast<const Char*>(CW2A(text)));
    }
    return *this;
  }

  operator const Char*() const noexcept { return text_.c_str(); }
  const Char* GetString() const noexcept { return text_.c_str(); }
  void SetString(const Char* text) {
    // The text may be a part of this one.
    text_ = text == nullptr ? Text() : Text(text);
  }
  void SetString(const Char* text, int length) { text_ = Text(text, static_cast<size_t>(length)); }
  int GetLength() const noexcept { return static_cast<int>(text_.size()); }
  bool IsEmpty() const noexcept { return text_.empty(); }
  void Empty() noexcept { text_.clear(); }
  Char GetAt(int index) const { return text_[static_cast<size_t>(index)]; }
  Char operator[](int index) const { return GetAt(index); }
  void SetAt(int index, Char character) { text_[static_cast<size_t>(index)] = character; }

  // Room for so many characters and a NUL, until ReleaseBuffer.
  Char* GetBuffer(int length = 0) {
    text_.resize(std::max(text_.size(), static_cast<size_t>(length)));
    return text_.data();
  }
  Char* GetBufferSetLength(int length) {
    text_.resize(static_cast<size_t>(length));
    return text_.data();
  }
  void ReleaseBuffer(int length = -1) {
    text_.resize(length < 0 ? Text(text_.c_str()).size() : static_cast<size_t>(length));
  }

  void Append(const Char* text) { text_ += Text(text == nullptr ? Text() : Text(text)); }
  void AppendChar(Char character) { text_ += character; }
  CStringT& operator+=(const Char* text) {
    Append(text);
    return *this;
  }
  CStringT& operator+=(Char character) {
    AppendChar(character);
    return *this;
  }
  friend CStringT operator+(CStringT left, const CStringT& right) { return left += right; }
  friend CStringT operator+(CStringT left, const Char* right) { return left += right; }
  friend CStringT operator+(const Char* left, const CStringT& right) {
    return CStringT(left) += right;
  }
  friend CStringT operator+(CStringT left, Char right) { return left += right; }

  // `format` as Windows understands it: %s is text of this width.
  template <class... Arguments>
  void Format(const Char* format, const Arguments&... arguments) {
    text_ = FormattedFrom(format, Plain(arguments)...);
  }
  template <class... Arguments>
  void AppendFormat(const Char* format, const Arguments&... arguments) {
    text_ += FormattedFrom(format, Plain(arguments)...);
  }
  void FormatV(const Char* format, va_list arguments) { text_ = Formatted(format, arguments); }

  int Compare(const Char* other) const { return Sign(text_.compare(other)); }
  int CompareNoCase(const Char* other) const {
    if constexpr (std::is_same_v<Char, wchar_t>) {
      return Sign(_wcsicmp(text_.c_str(), other));
    } else {
      return Sign(_stricmp(text_.c_str(), other));
    }
  }
  friend bool operator==(const CStringT& left, const CStringT& right) {
    return left.text_ == right.text_;
  }
  friend bool operator==(const CStringT& left, const Char* right) { return left.text_ == right; }
  friend bool operator==(const Char* left, const CStringT& right) { return right.text_ == left; }
  friend bool operator!=(const CStringT& left, const CStringT& right) { return !(left == right); }
  friend bool operator!=(const CStringT& left, const Char* right) { return !(left == right); }
  friend bool operator!=(const Char* left, const CStringT& right) { return !(left == right); }
  friend bool operator<(const CStringT& left, const CStringT& right) {
    return left.text_ < right.text_;
  }

  // Where it is; -1 if nowhere.
  int Find(const Char* text, int start = 0) const {
    return Index(text_.find(text, static_cast<size_t>(start)));
  }
  int Find(Char character, int start = 0) const {
    return Index(text_.find(character, static_cast<size_t>(start)));
  }
  int ReverseFind(Char character) const { return Index(text_.rfind(character)); }
  int FindOneOf(const Char* characters) const { return Index(text_.find_first_of(characters)); }

  // What lies outside of the text is cut off.
  CStringT Mid(int first) const { return Mid(first, GetLength()); }
  CStringT Mid(int first, int count) const {
    const size_t begin = std::min(text_.size(), static_cast<size_t>(std::max(first, 0)));
    return CStringT(text_.substr(begin, static_cast<size_t>(std::max(count, 0))));
  }
  CStringT Left(int count) const { return Mid(0, count); }
  CStringT Right(int count) const { return Mid(GetLength() - std::max(count, 0)); }

  int Replace(const Char* from, const Char* to) {
    const Text old(from);
    const Text made(to);
    int count = 0;
    if (old.empty()) return 0;
    for (size_t at = text_.find(old); at != Text::npos; at = text_.find(old, at + made.size())) {
      text_.replace(at, old.size(), made);
      ++count;
    }
    return count;
  }
  int Replace(Char from, Char to) {
    const auto count = std::count(text_.begin(), text_.end(), from);
    std::replace(text_.begin(), text_.end(), from, to);
    return static_cast<int>(count);
  }
  void Delete(int first, int count = 1) {
    text_.erase(static_cast<size_t>(first), static_cast<size_t>(count));
  }
  void Insert(int index, const Char* text) { text_.insert(static_cast<size_t>(index), text); }
  CStringT& TrimLeft() { return TrimLeft(Blanks().c_str()); }
  CStringT& TrimLeft(const Char* characters) {
    text_.erase(0, std::min(text_.find_first_not_of(characters), text_.size()));
    return *this;
  }
  CStringT& TrimRight() { return TrimRight(Blanks().c_str()); }
  CStringT& TrimRight(const Char* characters) {
    text_.erase(text_.find_last_not_of(characters) + 1);
    return *this;
  }
  CStringT& Trim() { return TrimLeft().TrimRight(); }
  CStringT& Trim(const Char* characters) { return TrimLeft(characters).TrimRight(characters); }
  // ASCII letters only.
  CStringT& MakeLower() { return Map(Char{'A'}, Char{'Z'}, 32); }
  CStringT& MakeUpper() { return Map(Char{'a'}, Char{'z'}, -32); }

 private:
  explicit CStringT(Text text) : text_(std::move(text)) {}

  static int Sign(int order) { return (order > 0) - (order < 0); }
  static int Index(size_t found) { return found == Text::npos ? -1 : static_cast<int>(found); }
  static Text Blanks() { return {Char{' '}, Char{'\t'}, Char{'\r'}, Char{'\n'}}; }
  CStringT& Map(Char first, Char last, int distance) {
    for (Char& one : text_) {
      if (one >= first && one <= last) one = static_cast<Char>(one + distance);
    }
    return *this;
  }
  // What an ellipsis can carry.
  template <class T>
  static auto Plain(const T& argument) {
    if constexpr (std::is_base_of_v<CStringT<wchar_t>, T> || std::is_base_of_v<CStringT<char>, T>) {
      return argument.GetString();
    } else {
      return std::decay_t<T>(argument);
    }
  }
  static Text FormattedFrom(const Char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Text text = Formatted(format, arguments);
    va_end(arguments);
    return text;
  }
  static Text Formatted(const Char* format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    Text text;
    if constexpr (std::is_same_v<Char, wchar_t>) {
      text.resize(static_cast<size_t>(std::max(0, _vscwprintf(format, arguments))));
      _vsnwprintf_s(text.data(), text.size() + 1, _TRUNCATE, format, again);
    } else {
      text.resize(static_cast<size_t>(std::max(0, _vscprintf(format, arguments))));
      _vsnprintf_s(text.data(), text.size() + 1, _TRUNCATE, format, again);
    }
    va_end(again);
    return text;
  }

  Text text_;
};

// The text of a CString to write into, for as long as the object lives.
template <class Char>
class CStrBufT {
 public:
  explicit CStrBufT(CStringT<Char>& text) : text_(text), buffer_(text.GetBuffer()) {}
  CStrBufT(CStringT<Char>& text, int length) : text_(text), buffer_(text.GetBuffer(length)) {}
  CStrBufT(const CStrBufT&) = delete;
  CStrBufT& operator=(const CStrBufT&) = delete;
  ~CStrBufT() { text_.ReleaseBuffer(); }
  operator Char*() const noexcept { return buffer_; }
  operator const Char*() const noexcept { return buffer_; }

 private:
  CStringT<Char>& text_;
  Char* const buffer_;
};

typedef CStrBufT<TCHAR> CStrBuf;
typedef CStrBufT<wchar_t> CStrBufW;
typedef CStrBufT<char> CStrBufA;
typedef CStringT<wchar_t> CStringW;
typedef CStringT<char> CStringA;
typedef CStringT<TCHAR> CString;
typedef CStringT<wchar_t> CAtlStringW;
typedef CStringT<char> CAtlStringA;
typedef CStringT<TCHAR> CAtlString;

}  // namespace ATL

#endif  // BITSIM_WIN32_ATLSTR_H_
