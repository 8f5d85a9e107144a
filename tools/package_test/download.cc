// A program outside of the project: one download, with what the package gives.

#include <bits.h>
#include <bits/wordsize.h>  // glibc's own: its folder is not hidden behind our <bits.h>
#include <bitsim/simulation.h>

#include <cstdio>

int main() {
  bitsim::Simulation simulation;
  bitsim::Origin& origin = simulation.network().AddOrigin("http://origin.test");
  origin.Put("/file", {.content = bitsim::Content::Text("hello")});
  IBackgroundCopyManager* manager = simulation.StartApplication("client").CreateManager();
  IBackgroundCopyJob* job = nullptr;
  GUID id;
  manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
  job->AddFile(L"http://origin.test/file", L"C:\\file");
  job->Resume();
  simulation.RunUntilIdle();
  const HRESULT completed = job->Complete();
  job->Release();
  manager->Release();
  const bool is_there = simulation.disk().Read("C:\\file") == "hello";
  std::printf("Complete gave 0x%08x, the file is %s\n", static_cast<unsigned>(completed),
              is_there ? "there" : "missing");
  return completed == S_OK && is_there ? 0 : 1;
}
