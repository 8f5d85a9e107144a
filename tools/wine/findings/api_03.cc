// An argument that the documentation excludes should be refused.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Job job = client.MakeEmptyJob();
  const HRESULT relative = job->AddFile(L"http://127.0.0.1/file", L"folder\\file");
  const HRESULT unknown =
      job->AddFile(L"gopher://127.0.0.1/file", Client::LocalName("/file").c_str());
  Report(
      "AddFile answers E_INVALIDARG (0x80070057) to a local name that is not a full path, and to a "
      "protocol that BITS does not speak",
      relative == E_INVALIDARG && unknown == E_INVALIDARG,
      "it answers " + Hexadecimal(relative) + " and " + Hexadecimal(unknown));
}
