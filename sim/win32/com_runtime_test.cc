#include <bits10_3.h>
#include <objbase.h>

#include <stdexcept>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

HRESULT Create(REFCLSID clsid, DWORD clsctx = CLSCTX_LOCAL_SERVER) {
  IBackgroundCopyManager* manager = nullptr;
  const HRESULT hr = CoCreateInstance(clsid, nullptr, clsctx, IID_PPV_ARGS(&manager));
  EXPECT_EQ(manager != nullptr, SUCCEEDED(hr));
  if (manager != nullptr) manager->Release();
  return hr;
}

TEST_F(ClientTest, AJobTellsTheIntegrityOfItsOwnerInTheNumbersOfWindows) {
  Run([] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    IBackgroundCopyManager* manager = nullptr;
    CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_LOCAL_SERVER,
                     IID_PPV_ARGS(&manager));
    GUID id;
    IBackgroundCopyJob* job = nullptr;
    manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
    IBackgroundCopyJob4* job4 = nullptr;
    job->QueryInterface(IID_PPV_ARGS(&job4));
    ULONG level = 0;
    EXPECT_EQ(job4->GetOwnerIntegrityLevel(&level), S_OK);
    EXPECT_EQ(level, SECURITY_MANDATORY_MEDIUM_RID);
    job4->Release();
    job->Release();
    manager->Release();
  });
}

TEST_F(ClientTest, ComMustBeInitialised) {
  Run([] {
    EXPECT_EQ(Create(CLSID_BackgroundCopyManager), CO_E_NOTINITIALIZED);
    EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
    EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_FALSE);
    EXPECT_EQ(CoInitialize(nullptr), RPC_E_CHANGED_MODE);
    EXPECT_EQ(Create(CLSID_BackgroundCopyManager), S_OK);
    CoUninitialize();
    EXPECT_EQ(Create(CLSID_BackgroundCopyManager), S_OK);
    CoUninitialize();
    EXPECT_EQ(Create(CLSID_BackgroundCopyManager), CO_E_NOTINITIALIZED);
    CoUninitialize();
  });
}

TEST_F(ClientTest, CoCreateInstanceRefusesWhatItCannotGive) {
  Run([] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    EXPECT_EQ(Create(CLSID_BackgroundCopyManager, CLSCTX_INPROC_SERVER), REGDB_E_CLASSNOTREG);
    EXPECT_EQ(Create(CLSID_BackgroundCopyManager, CLSCTX_ALL), S_OK);
    EXPECT_EQ(Create(IID_IUnknown), REGDB_E_CLASSNOTREG);
    EXPECT_EQ(CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_LOCAL_SERVER,
                               IID_IUnknown, nullptr),
              E_POINTER);
    void* object = &object;
    EXPECT_EQ(CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_LOCAL_SERVER,
                               IID_IBackgroundCopyJob, &object),
              E_NOINTERFACE);
    EXPECT_EQ(object, nullptr);
  });
}

TEST(ComRuntime, ClassesOfNewerVersionsAreNotRegistered) {
  const std::pair<CLSID, BitsVersion> classes[] = {
      {CLSID_BackgroundCopyManager, kBits1_0},      {CLSID_BackgroundCopyManager1_5, kBits1_5},
      {CLSID_BackgroundCopyManager2_0, kBits2_0},   {CLSID_BackgroundCopyManager2_5, kBits2_5},
      {CLSID_BackgroundCopyManager3_0, kBits3_0},   {CLSID_BackgroundCopyManager4_0, kBits4_0},
      {CLSID_BackgroundCopyManager5_0, kBits5_0},   {CLSID_BackgroundCopyManager10_1, kBits10_1},
      {CLSID_BackgroundCopyManager10_2, kBits10_2}, {CLSID_BackgroundCopyManager10_3, kBits10_3}};
  for (const BitsVersion& version : kAllBitsVersions) {
    Simulation simulation({.bits_version = version});
    Environment environment(simulation);
    simulation.StartApplication("client").Run([&] {
      CoInitializeEx(nullptr, COINIT_MULTITHREADED);
      for (const auto& [clsid, since] : classes) {
        EXPECT_EQ(Create(clsid), since <= version ? S_OK : REGDB_E_CLASSNOTREG)
            << since.major << "." << since.minor;
      }
    });
    simulation.RunUntilIdle();
  }
}

TEST_F(ClientTest, SecurityIsSettledOnceAndByTheFirstCall) {
  const auto set = [] {
    return CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_CONNECT,
                                RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE, nullptr);
  };
  Run([&] {
    EXPECT_EQ(set(), CO_E_NOTINITIALIZED);
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    EXPECT_EQ(set(), S_OK);
    EXPECT_EQ(set(), RPC_E_TOO_LATE);
  });
  simulation_.StartApplication("another").Run([&] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    Create(CLSID_BackgroundCopyManager);
    EXPECT_EQ(set(), RPC_E_TOO_LATE);
  });
  simulation_.RunUntilIdle();
}

TEST(ComRuntime, GuidsComeFromTheChoices) {
  const auto make = [](std::uint64_t seed) {
    Simulation simulation({.seed = seed});
    Environment environment(simulation);
    std::array<GUID, 2> guids = {};
    simulation.StartApplication("client").Run([&] {
      for (GUID& guid : guids) EXPECT_EQ(CoCreateGuid(&guid), S_OK);
      EXPECT_EQ(CoCreateGuid(nullptr), E_INVALIDARG);
    });
    simulation.RunUntilIdle();
    EXPECT_NE(guids[0], guids[1]);
    EXPECT_EQ(guids[0].Data3 >> 12, 4);
    return guids[0];
  };
  EXPECT_EQ(make(1), make(1));
  EXPECT_NE(make(1), make(2));
}

TEST(ComRuntime, NeedsAnEnvironmentAndAnApplication) {
  EXPECT_THROW(CoInitializeEx(nullptr, 0), std::logic_error);
  Simulation simulation;
  Environment environment(simulation);
  EXPECT_THROW(CoInitializeEx(nullptr, 0), std::logic_error);
  environment.SetDefaultApplication(simulation.StartApplication("client"));
  EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
  EXPECT_EQ(Create(CLSID_BackgroundCopyManager), S_OK);
  Sleep(5000);
  EXPECT_EQ(simulation.now(), kSimulationStart + std::chrono::seconds(5));
}

TEST(ComRuntime, EnvironmentsNest) {
  Simulation outer;
  Environment outer_environment(outer);
  outer_environment.SetDefaultApplication(outer.StartApplication("client"));
  {
    Simulation inner;
    Environment inner_environment(inner);
    inner_environment.SetDefaultApplication(inner.StartApplication("client"));
    Sleep(1000);
    EXPECT_EQ(outer.now(), kSimulationStart);
  }
  Sleep(1);
  EXPECT_EQ(outer.now(), kSimulationStart + std::chrono::milliseconds(1));
}

int ExitInTheMiddle() { ExitProcess(7); }

TEST(Programs, EndByExitProcess) {
  Simulation simulation;
  Environment environment(simulation);
  Application& client = simulation.StartApplication("client");
  EXPECT_EQ(RunProgram(simulation, client, ExitInTheMiddle, {L"program"}), 7);
  EXPECT_FALSE(client.is_running());
  EXPECT_THROW(StartProgram(client, ExitInTheMiddle, {}), std::logic_error);
}

int SleepForEver() {
  Sleep(INFINITE);
  return 0;
}

TEST(Programs, AreOnePerApplicationAndEndWithTheEnvironment) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  {
    Environment environment(simulation);
    StartProgram(client, SleepForEver, {});
    EXPECT_THROW(StartProgram(client, SleepForEver, {}), std::logic_error);
    simulation.RunUntilIdle();
    EXPECT_TRUE(client.is_running());
  }
  EXPECT_FALSE(client.is_running());
  EXPECT_THROW(StartProgram(client, SleepForEver, {}), std::logic_error);
}

}  // namespace
}  // namespace bitsim::win32
