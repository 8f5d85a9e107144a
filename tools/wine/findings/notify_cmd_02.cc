// A command line needs a program, and no parameters; two NULLs remove it.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  auto* const job = As<IBackgroundCopyJob2>(client.MakeEmptyJob());
  const HRESULT program = job->SetNotifyCmdLine(L"C:\\finding.exe", nullptr);
  const HRESULT removed = job->SetNotifyCmdLine(nullptr, nullptr);
  Report("SetNotifyCmdLine answers S_OK to a program without parameters, and to two NULLs",
         program == S_OK && removed == S_OK,
         "it answers " + Hexadecimal(program) + " and " + Hexadecimal(removed));
}
