#include "conformance/backends/com/marshalling.h"

#include <charconv>

#include "conformance/backends/com/service.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

void Check(HRESULT result, const char* what) {
  if (SUCCEEDED(result)) return;
  throw BackendError(std::string("COM cannot ") + what + ": error " + Hexadecimal(result));
}

ComPtr<IStream> MakeStream() {
  ComPtr<IStream> stream;
  Check(CreateStreamOnHGlobal(nullptr, TRUE, stream.put()), "make a stream");
  return stream;
}

void Rewind(IStream& stream) {
  Check(stream.Seek(LARGE_INTEGER{}, STREAM_SEEK_SET, nullptr), "rewind a stream");
}

}  // namespace

std::string MarshalManager(IBackgroundCopyManager& manager) {
  const ComPtr<IStream> stream = MakeStream();
  Check(CoMarshalInterface(stream.get(), __uuidof(IBackgroundCopyManager), &manager, MSHCTX_LOCAL,
                           nullptr, MSHLFLAGS_NORMAL),
        "marshal the manager");
  Rewind(*stream.get());
  std::string text;
  unsigned char byte = 0;
  for (ULONG count = 0; stream->Read(&byte, 1, &count) == S_OK && count == 1;) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

ComPtr<IBackgroundCopyManager> UnmarshalManager(std::string_view text) {
  const ComPtr<IStream> stream = MakeStream();
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    unsigned char byte = 0;
    const char* const digits = text.data() + i;
    if (std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2) {
      throw BackendError("a process of the tests said what is no manager");
    }
    Check(stream->Write(&byte, 1, nullptr), "write a stream");
  }
  Rewind(*stream.get());
  ComPtr<IBackgroundCopyManager> manager;
  Check(CoUnmarshalInterface(stream.get(), __uuidof(IBackgroundCopyManager),
                             reinterpret_cast<void**>(manager.put())),
        "unmarshal the manager of another process");
  return manager;
}

}  // namespace conformance
