// An upload is transferred when the server has the file.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/target"] = {};
  const std::wstring source = Client::LocalName("/source");
  WriteLocalFile(source);
  GUID id;
  Job job = nullptr;
  Check(client.manager->CreateJob(L"finding", BG_JOB_TYPE_UPLOAD, &id, &job), "CreateJob");
  Check(job->AddFile(server.Url("/target").c_str(), source.c_str()), "AddFile");
  job->Resume();
  const BG_JOB_STATE state = WhereItRests(job);
  const std::vector<Request> requests = server.requests();
  if (requests.empty()) GiveUp("the server is not asked");
  Report("an upload sends its file, from BITS_POST on", requests.front().method == "BITS_POST",
         "the first request is " + requests.front().method + ", and the job is " + Name(state));
}
