#include <wil\Resource.h>  // as Windows programs write it

#include <memory>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

DWORD WINAPI WaitForTheMutex(LPVOID mutex) {
  DWORD status = 0;
  const auto lock = static_cast<wil::unique_mutex*>(mutex)->acquire(&status, 1000);
  return lock ? status : 100 + status;
}

DWORD ExitCodeOf(wil::unique_mutex& mutex) {
  const wil::unique_handle thread(
      CreateThread(nullptr, 0, WaitForTheMutex, std::addressof(mutex), 0, nullptr));
  WaitForSingleObject(thread.get(), INFINITE);
  DWORD exit_code = 0;
  GetExitCodeThread(thread.get(), &exit_code);
  return exit_code;
}

TEST_F(ClientTest, AMutexOfWilIsLetGoAtTheEndOfTheScope) {
  Run([] {
    wil::unique_mutex mutex;
    mutex.create();
    {
      const auto lock = mutex.acquire();
      EXPECT_TRUE(lock);
      EXPECT_EQ(ExitCodeOf(mutex), 100 + DWORD{WAIT_TIMEOUT});
    }
    EXPECT_EQ(ExitCodeOf(mutex), DWORD{WAIT_OBJECT_0});
  });
}

TEST_F(ClientTest, WilFreesWhatFormatMessageAllocates) {
  Run([] {
    wil::unique_hlocal_string text;
    EXPECT_GT(FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM, nullptr,
                             ERROR_ACCESS_DENIED, 0, reinterpret_cast<LPWSTR>(&text), 0, nullptr),
              0u);
    EXPECT_STREQ(text.get(), L"Access is denied.\r\n");
  });
}

}  // namespace
}  // namespace bitsim::win32
