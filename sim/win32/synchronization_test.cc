#include <process.h>

#include <chrono>
#include <string>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

using std::chrono::milliseconds;

DWORD WINAPI SetAfterASecond(LPVOID event) {
  Sleep(1000);
  SetEvent(event);
  return 5;
}

TEST_F(ClientTest, AnEventEndsAWaitInVirtualTime) {
  Run([&] {
    const HANDLE event = CreateEvent(nullptr, FALSE, FALSE, nullptr);
    DWORD id = 0;
    const HANDLE thread = CreateThread(nullptr, 0, SetAfterASecond, event, 0, &id);
    EXPECT_NE(id, 0u);
    EXPECT_NE(id, GetCurrentThreadId());
    EXPECT_EQ(WaitForSingleObject(event, 500), WAIT_TIMEOUT);
    EXPECT_EQ(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
    EXPECT_EQ(simulation_.now(), kSimulationStart + milliseconds(1000));
    EXPECT_EQ(WaitForSingleObject(event, 0), WAIT_TIMEOUT);  // it resets itself
    EXPECT_EQ(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
    DWORD exit_code = 0;
    EXPECT_TRUE(GetExitCodeThread(thread, &exit_code));
    EXPECT_EQ(exit_code, 5u);
    EXPECT_TRUE(CloseHandle(thread));
    EXPECT_TRUE(CloseHandle(event));
  });
}

TEST_F(ClientTest, BadHandlesAreRefused) {
  Run([] {
    const HANDLE closed = CreateEvent(nullptr, TRUE, TRUE, nullptr);
    EXPECT_TRUE(CloseHandle(closed));
    const HANDLE mutex = CreateMutex(nullptr, FALSE, nullptr);
    for (const HANDLE bad : {HANDLE{nullptr}, INVALID_HANDLE_VALUE, closed,
                             reinterpret_cast<HANDLE>(std::uintptr_t{3})}) {
      SetLastError(0);
      EXPECT_EQ(WaitForSingleObject(bad, INFINITE), WAIT_FAILED);
      EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_HANDLE});
      EXPECT_FALSE(SetEvent(bad));
      EXPECT_FALSE(ReleaseMutex(bad));
      SetLastError(0);
      const HANDLE both[] = {mutex, bad};
      EXPECT_EQ(WaitForMultipleObjects(2, both, FALSE, INFINITE), WAIT_FAILED);
      EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_HANDLE});
    }
    EXPECT_FALSE(CloseHandle(closed));
    EXPECT_FALSE(SetEvent(mutex));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_HANDLE});
    EXPECT_EQ(WaitForMultipleObjects(0, &mutex, FALSE, 0), WAIT_FAILED);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_PARAMETER});
  });
}

TEST_F(ClientTest, WaitsForOneOrAll) {
  Run([] {
    HANDLE events[3];
    for (HANDLE& event : events) event = CreateEvent(nullptr, TRUE, FALSE, nullptr);
    SetEvent(events[2]);
    EXPECT_EQ(WaitForMultipleObjects(3, events, FALSE, INFINITE), WAIT_OBJECT_0 + 2);
    EXPECT_EQ(WaitForMultipleObjects(3, events, TRUE, 100), WAIT_TIMEOUT);
    SetEvent(events[0]);
    SetEvent(events[1]);
    EXPECT_EQ(WaitForMultipleObjects(3, events, TRUE, INFINITE), WAIT_OBJECT_0);
    ResetEvent(events[0]);
    EXPECT_EQ(WaitForMultipleObjects(2, events, FALSE, 0), WAIT_OBJECT_0 + 1);
    for (const HANDLE event : events) CloseHandle(event);
  });
}

TEST_F(ClientTest, NamesAreSharedByTheLiving) {
  Application& other = simulation_.StartApplication("other");
  const auto create = [](DWORD& error) {
    const HANDLE event = CreateEventW(nullptr, TRUE, FALSE, L"Global\\name");
    EXPECT_NE(event, nullptr);
    error = GetLastError();
  };
  DWORD first = 1;
  DWORD second = 0;
  DWORD third = 1;
  other.Run([&] {
    create(first);
    Sleep(INFINITE);
  });
  simulation_.RunUntilIdle();
  EXPECT_EQ(first, 0u);
  Run([&] {
    create(second);
    EXPECT_EQ(CreateMutexW(nullptr, FALSE, L"Global\\name"), nullptr);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_HANDLE});
  });
  EXPECT_EQ(second, DWORD{ERROR_ALREADY_EXISTS});
  other.Kill();
  client_.Kill();
  simulation_.StartApplication("third").Run([&] { create(third); });
  simulation_.RunUntilIdle();
  EXPECT_EQ(third, 0u);
}

unsigned TakeAndDie(void* mutex) {
  EXPECT_EQ(WaitForSingleObject(mutex, INFINITE), WAIT_OBJECT_0);
  EXPECT_EQ(WaitForSingleObject(mutex, INFINITE), WAIT_OBJECT_0);
  _endthreadex(9);
}

TEST_F(ClientTest, AMutexHasAnOwnerAndCanBeAbandoned) {
  Run([] {
    const HANDLE mutex = CreateMutex(nullptr, FALSE, nullptr);
    EXPECT_FALSE(ReleaseMutex(mutex));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_NOT_OWNER});
    const auto thread =
        reinterpret_cast<HANDLE>(_beginthreadex(nullptr, 0, TakeAndDie, mutex, 0, nullptr));
    WaitForSingleObject(thread, INFINITE);
    DWORD exit_code = 0;
    GetExitCodeThread(thread, &exit_code);
    EXPECT_EQ(exit_code, 9u);
    EXPECT_EQ(WaitForSingleObject(mutex, INFINITE), WAIT_ABANDONED);
    EXPECT_TRUE(ReleaseMutex(mutex));
    EXPECT_EQ(WaitForSingleObject(mutex, INFINITE), WAIT_OBJECT_0);
  });
}

TEST_F(ClientTest, SemaphoresAndTimers) {
  Run([&] {
    const HANDLE semaphore = CreateSemaphore(nullptr, 1, 2, nullptr);
    EXPECT_EQ(WaitForSingleObject(semaphore, 0), WAIT_OBJECT_0);
    EXPECT_EQ(WaitForSingleObject(semaphore, 0), WAIT_TIMEOUT);
    EXPECT_TRUE(ReleaseSemaphore(semaphore, 2, nullptr));
    EXPECT_FALSE(ReleaseSemaphore(semaphore, 1, nullptr));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_TOO_MANY_POSTS});

    const HANDLE timer = CreateWaitableTimer(nullptr, FALSE, nullptr);
    LARGE_INTEGER due;
    due.QuadPart = -10'000'000;  // in a second
    EXPECT_TRUE(SetWaitableTimer(timer, &due, 500, nullptr, nullptr, FALSE));
    EXPECT_EQ(WaitForSingleObject(timer, INFINITE), WAIT_OBJECT_0);
    EXPECT_EQ(simulation_.now(), kSimulationStart + milliseconds(1000));
    EXPECT_EQ(WaitForSingleObject(timer, INFINITE), WAIT_OBJECT_0);
    EXPECT_EQ(simulation_.now(), kSimulationStart + milliseconds(1500));
  });
}

struct Shared {
  CRITICAL_SECTION section;
  SRWLOCK lock = SRWLOCK_INIT;
  CONDITION_VARIABLE condition = CONDITION_VARIABLE_INIT;
  std::string story;
};

DWORD WINAPI Second(LPVOID argument) {
  Shared& shared = *static_cast<Shared*>(argument);
  EXPECT_FALSE(TryEnterCriticalSection(&shared.section));
  EnterCriticalSection(&shared.section);
  shared.story += "second ";
  LeaveCriticalSection(&shared.section);
  AcquireSRWLockExclusive(&shared.lock);
  shared.story += "changed ";
  ReleaseSRWLockExclusive(&shared.lock);
  WakeAllConditionVariable(&shared.condition);
  return 0;
}

TEST_F(ClientTest, LocksExcludeAndConditionsWake) {
  Run([] {
    Shared shared;
    InitializeCriticalSection(&shared.section);
    EnterCriticalSection(&shared.section);
    EnterCriticalSection(&shared.section);  // its owner may
    CreateThread(nullptr, 0, Second, &shared, 0, nullptr);
    Sleep(100);
    shared.story += "first ";
    LeaveCriticalSection(&shared.section);
    Sleep(100);
    AcquireSRWLockShared(&shared.lock);
    LeaveCriticalSection(&shared.section);
    EXPECT_TRUE(SleepConditionVariableSRW(&shared.condition, &shared.lock, INFINITE,
                                          CONDITION_VARIABLE_LOCKMODE_SHARED));
    EXPECT_EQ(shared.story, "first second changed ");
    EXPECT_FALSE(SleepConditionVariableSRW(&shared.condition, &shared.lock, 10,
                                           CONDITION_VARIABLE_LOCKMODE_SHARED));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_TIMEOUT});
    ReleaseSRWLockShared(&shared.lock);
    DeleteCriticalSection(&shared.section);
  });
}

// What a killed thread holds and waits for is cleaned up on its way out.
class Cleanup {
 public:
  Cleanup() : event_(CreateEvent(nullptr, TRUE, FALSE, nullptr)) {}
  ~Cleanup() {
    WaitForSingleObject(event_, INFINITE);  // returns: nothing can block any more
    Sleep(1000);
    CloseHandle(event_);
  }

 private:
  HANDLE event_;
};

TEST_F(ClientTest, AKilledThreadDoesNotWaitOnItsWayOut) {
  client_.Run([] {
    const Cleanup cleanup;
    Sleep(INFINITE);
  });
  simulation_.RunUntilIdle();
  client_.Kill();
  EXPECT_FALSE(client_.is_running());
}

TEST_F(ClientTest, WhoPollsTheClockMovesIt) {
  Run([&] {
    const DWORD limit = GetTickCount() + 1000;
    while (GetTickCount() < limit) {
    }
    EXPECT_GE(simulation_.now(), kSimulationStart + milliseconds(1000));
  });
}

}  // namespace
}  // namespace bitsim::win32
