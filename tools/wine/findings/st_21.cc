// Suspend should be accepted by a job that is suspended already.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  Job job = client.MakeJob(server, {});
  const HRESULT result = job->Suspend();
  Report("Suspend of a suspended job answers S_OK", result == S_OK,
         "it answers " + Hexadecimal(result));
}
