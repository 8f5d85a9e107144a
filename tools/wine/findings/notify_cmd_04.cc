// A command line that was never set should be two empty texts.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  auto* const job = As<IBackgroundCopyJob2>(client.MakeEmptyJob());
  LPWSTR program = nullptr;
  LPWSTR parameters = nullptr;
  const HRESULT result = job->GetNotifyCmdLine(&program, &parameters);
  const auto is_empty = [](LPCWSTR text) { return text != nullptr && *text == L'\0'; };
  Report("GetNotifyCmdLine of a new job gives two empty texts",
         result == S_OK && is_empty(program) && is_empty(parameters),
         "it answers " + Hexadecimal(result));
}
