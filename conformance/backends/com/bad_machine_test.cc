// Machines on which no verdict is to be had: each is told as what it is. Those that can be brought
// about here are, and put right again.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <windows.h>
#include <winhttp.h>

#include <string>

#include "conformance/backends/com/com_backend.h"
#include "conformance/backends/com/reachability.h"
#include "conformance/backends/com/service.h"
#include "conformance/backends/com/service_control.h"
#include "conformance/backends/com/testing/fake_service.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const wchar_t* kManagerClass = L"CLSID\\{4991D34B-80A1-4291-83B6-3328366B9097}";
constexpr const wchar_t* kOlderClass = L"CLSID\\{69AD4AEE-51BE-439B-A92C-86AE490E8B30}";
constexpr const wchar_t* kHiddenClass = L"CLSID\\{4991D34B-80A1-4291-83B6-000000000000}";

// The error of a backend that cannot be made; "" if it can.
std::string Complaint() {
  try {
    MakeComBackend({});
    return "";
  } catch (const BackendError& error) {
    return error.what();
  }
}

// Moves a key among the classes of the machine, with all that is in it.
void MoveClass(const wchar_t* from, const wchar_t* to) {
  HKEY old_key = nullptr;
  HKEY new_key = nullptr;
  ASSERT_EQ(RegOpenKeyExW(HKEY_CLASSES_ROOT, from, 0, KEY_ALL_ACCESS, &old_key), ERROR_SUCCESS);
  ASSERT_EQ(RegCreateKeyExW(HKEY_CLASSES_ROOT, to, 0, nullptr, 0, KEY_ALL_ACCESS, nullptr, &new_key,
                            nullptr),
            ERROR_SUCCESS);
  ASSERT_EQ(RegCopyTreeW(old_key, nullptr, new_key), ERROR_SUCCESS);
  RegCloseKey(new_key);
  RegCloseKey(old_key);
  ASSERT_EQ(RegDeleteTreeW(HKEY_CLASSES_ROOT, from), ERROR_SUCCESS);
}

// Wine looks for a service that runs before it looks into the registry.
void StopBits() {
  const SC_HANDLE control = OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT);
  const SC_HANDLE service = OpenServiceW(control, L"BITS", SERVICE_STOP | SERVICE_QUERY_STATUS);
  SERVICE_STATUS status = {};
  for (int i = 0; i < 200; ++i) {
    ControlService(service, SERVICE_CONTROL_STOP, &status);  // Refused while the service starts.
    if (QueryServiceStatus(service, &status) && status.dwCurrentState == SERVICE_STOPPED) break;
    Sleep(50);
  }
  CloseServiceHandle(service);
  CloseServiceHandle(control);
  EXPECT_EQ(status.dwCurrentState, static_cast<DWORD>(SERVICE_STOPPED));
}

class BitsStartType {
 public:
  explicit BitsStartType(DWORD start_type) { Set(start_type); }
  ~BitsStartType() { Set(SERVICE_DEMAND_START); }
  BitsStartType(const BitsStartType&) = delete;
  BitsStartType& operator=(const BitsStartType&) = delete;

 private:
  static void Set(DWORD start_type) {
    const SC_HANDLE control = OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT);
    const SC_HANDLE service = OpenServiceW(control, L"BITS", SERVICE_CHANGE_CONFIG | SERVICE_STOP);
    EXPECT_TRUE(ChangeServiceConfigW(service, SERVICE_NO_CHANGE, start_type, SERVICE_NO_CHANGE,
                                     nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                                     nullptr));
    SERVICE_STATUS ignored;
    if (start_type == SERVICE_DISABLED) ControlService(service, SERVICE_CONTROL_STOP, &ignored);
    CloseServiceHandle(service);
    CloseServiceHandle(control);
  }
};

TEST(BadMachine, HasNoService) {
  if (WineVersion().empty()) GTEST_SKIP() << "the registry of a real machine is left alone";
  StopBits();
  MoveClass(kManagerClass, kHiddenClass);
  EXPECT_THAT(Complaint(), HasSubstr("this machine has no BITS service"));
  MoveClass(kHiddenClass, kManagerClass);
}

TEST(BadMachine, HasAServiceOfBeforeVersion1) {
  if (WineVersion().empty()) GTEST_SKIP() << "the registry of a real machine is left alone";
  StopBits();
  MoveClass(kManagerClass, kOlderClass);
  EXPECT_THAT(Complaint(), HasSubstr("older than version 1.0"));
  MoveClass(kOlderClass, kManagerClass);
}

TEST(BadMachine, HasADisabledService) {
  if (WineVersion().empty()) GTEST_SKIP() << "the services of a real machine are left alone";
  {
    const BitsStartType disabled(SERVICE_DISABLED);
    EXPECT_EQ(BitsServiceInstallation(), Installation::kDisabled);
    EXPECT_THAT(Complaint(), HasSubstr("the BITS service is disabled"));
  }
  EXPECT_EQ(BitsServiceInstallation(), Installation::kPresent);
  RecoverBitsService();
  EXPECT_EQ(Complaint(), "");
}

TEST(BadMachine, RefusesItsService) {
  {
    const FakeService service({.creates_manager = E_ACCESSDENIED});
    EXPECT_THAT(Complaint(), HasSubstr("this user may not use the BITS service: access denied"));
  }
  {
    const FakeService service({.creates_job = E_ACCESSDENIED});
    EXPECT_THAT(Complaint(), HasSubstr("this user may not use the BITS service: access denied"));
  }
  {
    const FakeService service({.creates_job = HRESULT_FROM_WIN32(ERROR_NOT_LOGGED_ON)});
    EXPECT_THAT(Complaint(), HasSubstr("logged on"));
  }
}

TEST(BadMachine, HasAServiceThatCannotCreateJobs) {
  const FakeService service({.creates_job = E_OUTOFMEMORY});
  EXPECT_THAT(Complaint(), HasSubstr("creates no job (error 0x8007000E)"));
}

TEST(BadMachine, HasAFirewallThatRefuses) {
  const FakeService service({.resumed_job = BG_JOB_STATE_ERROR});
  EXPECT_THAT(Complaint(), AllOf(HasSubstr("does not reach 127.0.0.1"), HasSubstr("firewall"),
                                 Not(HasSubstr("proxy"))));
}

TEST(BadMachine, HasAFirewallThatSwallows) {
  const FakeService service({.resumed_job = BG_JOB_STATE_CONNECTING});
  EXPECT_THAT(Complaint(), HasSubstr("firewall"));
}

TEST(BadMachine, HasSomethingThatAnswersInstead) {
  const FakeService service({.resumed_job = BG_JOB_STATE_TRANSFERRED});
  EXPECT_THAT(Complaint(), HasSubstr("does not reach 127.0.0.1"));
}

TEST(BadMachine, HasAProxyInTheWay) {
  if (WineVersion().empty()) GTEST_SKIP() << "the proxies of a real machine are left alone";
  std::wstring nobody = L"127.0.0.1:1";
  WINHTTP_PROXY_INFO proxy = {WINHTTP_ACCESS_TYPE_NAMED_PROXY, nobody.data(), nullptr};
  ASSERT_TRUE(WinHttpSetDefaultProxyConfiguration(&proxy));
  EXPECT_THAT(Complaint(), HasSubstr("the proxy 127.0.0.1:1 is in the way"));
  WINHTTP_PROXY_INFO none = {WINHTTP_ACCESS_TYPE_NO_PROXY, nullptr, nullptr};
  ASSERT_TRUE(WinHttpSetDefaultProxyConfiguration(&none));
  EXPECT_EQ(Complaint(), "");
}

TEST(ActivationFailure, NamesTheReasonAndTheCode) {
  EXPECT_THAT(ActivationFailure(REGDB_E_CLASSNOTREG), HasSubstr("no BITS service"));
  EXPECT_THAT(ActivationFailure(HRESULT_FROM_WIN32(ERROR_SERVICE_DISABLED)), HasSubstr("disabled"));
  EXPECT_THAT(ActivationFailure(HRESULT_FROM_WIN32(ERROR_SERVICE_DOES_NOT_EXIST)),
              HasSubstr("not installed"));
  EXPECT_THAT(ActivationFailure(E_ACCESSDENIED), HasSubstr("access denied"));
  EXPECT_THAT(ActivationFailure(E_FAIL), HasSubstr("0x80004005"));
}

}  // namespace
}  // namespace conformance
