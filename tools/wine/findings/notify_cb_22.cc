// What an object answers when it is asked for the callback's interface should reach its client.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  Job job = client.MakeJob(server, {});
  Callback shy;
  shy.refusal = E_ACCESSDENIED;
  const HRESULT result = job->SetNotifyInterface(&shy);
  Report("an object that answers E_ACCESSDENIED is refused with E_ACCESSDENIED (0x80070005)",
         result == E_ACCESSDENIED, "SetNotifyInterface answered " + Hexadecimal(result));
}
