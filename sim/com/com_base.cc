// The functions of combaseapi.h that need no world: task memory and GUID text.

#include <combaseapi.h>

#include <cstdlib>
#include <cstring>
#include <cwchar>

namespace {

constexpr int kGuidTextLength = 38;  // "{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}" without the NUL
constexpr wchar_t kPattern[] = L"{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}";
static_assert(sizeof(kPattern) / sizeof(wchar_t) == kGuidTextLength + 1);

// The bytes of a GUID in the order of its text: the three numbers are written high byte first.
constexpr int kBytesInTextOrder[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

int HexDigitValue(wchar_t digit) {
  if (digit >= L'0' && digit <= L'9') return digit - L'0';
  if (digit >= L'a' && digit <= L'f') return digit - L'a' + 10;
  if (digit >= L'A' && digit <= L'F') return digit - L'A' + 10;
  return -1;
}

// REQUIRES: `text` has kGuidTextLength characters and a NUL.
bool ParseGuid(const wchar_t* text, GUID* guid) {
  unsigned char bytes[sizeof(GUID)] = {};
  int digits = 0;
  for (int i = 0; i < kGuidTextLength; ++i) {
    if (kPattern[i] != L'x') {
      if (text[i] != kPattern[i]) return false;
      continue;
    }
    const int value = HexDigitValue(text[i]);
    if (value < 0) return false;
    unsigned char& byte = bytes[kBytesInTextOrder[digits / 2]];
    byte = static_cast<unsigned char>(byte << 4 | value);
    ++digits;
  }
  std::memcpy(guid, bytes, sizeof(GUID));
  return true;
}

void FormatGuid(const GUID& guid, wchar_t* text) {
  unsigned char bytes[sizeof(GUID)];
  std::memcpy(bytes, &guid, sizeof(GUID));
  int digits = 0;
  for (int i = 0; i < kGuidTextLength; ++i) {
    if (kPattern[i] != L'x') {
      text[i] = kPattern[i];
      continue;
    }
    const int byte = bytes[kBytesInTextOrder[digits / 2]];
    text[i] = L"0123456789ABCDEF"[digits % 2 == 0 ? byte >> 4 : byte & 0xf];
    ++digits;
  }
  text[kGuidTextLength] = L'\0';
}

}  // namespace

extern "C" {

LPVOID CoTaskMemAlloc(SIZE_T size_bytes) {
  // malloc(0) may give NULL, which a caller would take for no memory.
  return std::malloc(size_bytes == 0 ? 1 : size_bytes);
}

LPVOID CoTaskMemRealloc(LPVOID block, SIZE_T size_bytes) {
  if (block == nullptr) return CoTaskMemAlloc(size_bytes);
  if (size_bytes == 0) {
    std::free(block);
    return nullptr;
  }
  return std::realloc(block, size_bytes);
}

void CoTaskMemFree(LPVOID block) { std::free(block); }

int StringFromGUID2(REFGUID guid, LPOLESTR text, int capacity) {
  if (text == nullptr || capacity < kGuidTextLength + 1) return 0;
  FormatGuid(guid, text);
  return kGuidTextLength + 1;
}

HRESULT StringFromCLSID(REFCLSID clsid, LPOLESTR* text) {
  if (text == nullptr) return E_INVALIDARG;
  *text = static_cast<LPOLESTR>(CoTaskMemAlloc((kGuidTextLength + 1) * sizeof(OLECHAR)));
  if (*text == nullptr) return E_OUTOFMEMORY;
  FormatGuid(clsid, *text);
  return S_OK;
}

HRESULT StringFromIID(REFIID iid, LPOLESTR* text) { return StringFromCLSID(iid, text); }

HRESULT CLSIDFromString(LPCOLESTR text, LPCLSID clsid) {
  if (clsid == nullptr) return E_INVALIDARG;
  *clsid = GUID_NULL;
  if (text == nullptr) return S_OK;
  if (std::wcslen(text) != kGuidTextLength || !ParseGuid(text, clsid)) return CO_E_CLASSSTRING;
  return S_OK;
}

HRESULT IIDFromString(LPCOLESTR text, LPIID iid) {
  if (iid == nullptr) return E_INVALIDARG;
  *iid = GUID_NULL;
  if (text == nullptr) return S_OK;
  if (std::wcslen(text) != kGuidTextLength) return E_INVALIDARG;
  return ParseGuid(text, iid) ? S_OK : CO_E_IIDSTRING;
}

}  // extern "C"
