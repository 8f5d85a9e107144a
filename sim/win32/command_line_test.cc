// Client programs that the service starts as notification command lines.

#include <bits.h>
#include <stdio.h>

#include <chrono>
#include <string>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

constexpr LPCWSTR kProgram = L"C:\\client.exe";

// What public clients register: the job's id as the program's argument.
int Registrar() {
  CoInitializeEx(nullptr, COINIT_MULTITHREADED);
  IBackgroundCopyManager* manager = nullptr;
  CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_LOCAL_SERVER,
                   IID_PPV_ARGS(&manager));
  GUID id;
  IBackgroundCopyJob* job = nullptr;
  manager->CreateJob(L"My job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
  job->AddFile(L"http://origin.test/file", L"C:\\a folder\\file");
  IBackgroundCopyJob2* job2 = nullptr;
  job->QueryInterface(IID_PPV_ARGS(&job2));
  WCHAR text[48];
  StringFromGUID2(id, text, ARRAYSIZE(text));
  job2->SetNotifyCmdLine(kProgram,
                         (L"C:\\client.exe -done \"" + std::wstring(text) + L"\"").c_str());
  job->Resume();
  job2->Release();
  job->Release();
  manager->Release();
  CoUninitialize();
  return 0;
}

int Completer(int argc, wchar_t** argv) {
  if (argc != 3 || std::wstring(argv[1]) != L"-done") return 2;
  CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
  Sleep(1000);
  IBackgroundCopyManager* manager = nullptr;
  CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_LOCAL_SERVER,
                   IID_PPV_ARGS(&manager));
  GUID id;
  IBackgroundCopyJob* job = nullptr;
  HRESULT hr = CLSIDFromString(argv[2], &id);
  if (SUCCEEDED(hr)) hr = manager->GetJob(id, &job);
  if (SUCCEEDED(hr)) hr = job->Complete();
  if (job != nullptr) job->Release();
  manager->Release();
  CoUninitialize();
  printf("completed: 0x%08lx\n", hr);
  return hr == S_OK ? 0 : 3;
}

int Quitter() { ExitProcess(7); }

int CounterOfArguments(int argc, wchar_t** argv) {
  return argc == 1 && std::wstring(argv[0]) == L"client.exe" ? 1 : 0;
}

class LaunchedAsTest : public ClientTest {
 protected:
  // The first launch, after a job's file has arrived.
  Launch LaunchOf(MainFunction main) {
    simulation_.network().AddOrigin("http://origin.test").Put("/file", {.content = content_});
    simulation_.programs().Put("C:\\client.exe", LaunchedAs(std::move(main)));
    StartProgram(client_, Registrar, {L"client.exe"});
    simulation_.RunFor(std::chrono::minutes(1));
    return simulation_.programs().launches().at(0);
  }

  const Content content_ = Content::Text("content");
};

TEST_F(LaunchedAsTest, RunsAClientWithTheArgumentsOfTheCommandLine) {
  const Launch launch = LaunchOf(Completer);
  EXPECT_TRUE(launch.has_ended);
  EXPECT_EQ(launch.exit_code, 0u);
  ASSERT_EQ(environment_.launched_programs().size(), 1u);
  EXPECT_EQ(environment_.launched_programs()[0].output(), "completed: 0x00000000\n");
  EXPECT_EQ(environment_.launched_programs()[0].exit_code(), 0);
  EXPECT_EQ(simulation_.disk().Read("C:\\a folder\\file"), "content");
}

TEST_F(LaunchedAsTest, GivesTheServiceTheExitCodeOfExitProcess) {
  EXPECT_EQ(LaunchOf(Quitter).exit_code, 7u);
}

TEST_F(LaunchedAsTest, WithoutParametersHasTheProgramsNameAsItsArgument) {
  simulation_.programs().Put("C:\\client.exe", LaunchedAs(CounterOfArguments));
  Run([] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    IBackgroundCopyManager* manager = nullptr;
    CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_LOCAL_SERVER,
                     IID_PPV_ARGS(&manager));
    GUID id;
    IBackgroundCopyJob* job = nullptr;
    manager->CreateJob(L"My job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
    job->AddFile(L"http://nobody.test/file", L"C:\\file");
    IBackgroundCopyJob2* job2 = nullptr;
    job->QueryInterface(IID_PPV_ARGS(&job2));
    EXPECT_EQ(job2->SetNotifyCmdLine(kProgram, nullptr), S_OK);
    job->SetNoProgressTimeout(0);
    job->Resume();
    Sleep(60'000);
    job->Cancel();
    job2->Release();
    job->Release();
    manager->Release();
  });
  ASSERT_FALSE(simulation_.programs().launches().empty());
  EXPECT_EQ(simulation_.programs().launches()[0].exit_code, 1u);
}

}  // namespace
}  // namespace bitsim::win32
