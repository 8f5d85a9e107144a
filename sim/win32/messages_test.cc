#include <bits.h>
#include <objbase.h>
#include <wrl.h>

#include <chrono>
#include <vector>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

using Microsoft::WRL::ComPtr;

TEST_F(ClientTest, MessagesComInOrderAndQuitLast) {
  Run([] {
    PostQuitMessage(3);
    EXPECT_TRUE(PostMessage(nullptr, WM_USER, 1, 2));
    EXPECT_TRUE(PostThreadMessage(GetCurrentThreadId(), WM_APP, 0, 0));
    EXPECT_FALSE(PostThreadMessage(1, WM_APP, 0, 0));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_THREAD_ID});
    MSG message;
    EXPECT_TRUE(PeekMessage(&message, nullptr, WM_APP, WM_APP, PM_NOREMOVE));
    EXPECT_EQ(message.message, UINT{WM_APP});
    EXPECT_TRUE(GetMessage(&message, nullptr, 0, 0));
    EXPECT_EQ(message.message, UINT{WM_USER});
    EXPECT_EQ(message.lParam, 2);
    EXPECT_TRUE(GetMessage(&message, nullptr, 0, 0));
    EXPECT_FALSE(GetMessage(&message, nullptr, 0, 0));
    EXPECT_EQ(message.wParam, 3u);
    EXPECT_FALSE(PeekMessage(&message, nullptr, 0, 0, PM_REMOVE));
  });
}

TEST_F(ClientTest, ThereAreNoWindows) {
  Run([] {
    int window = 0;
    EXPECT_FALSE(PostMessage(&window, WM_USER, 0, 0));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_WINDOW_HANDLE});
    SetLastError(ERROR_SUCCESS);
    EXPECT_EQ(SendMessage(&window, WM_USER, 0, 0), 0);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_WINDOW_HANDLE});
    EXPECT_FALSE(IsWindow(&window));
    EXPECT_EQ(SetTimer(&window, 1, 1000, nullptr), 0u);
  });
}

TEST_F(ClientTest, ATimerOfAThreadComesWhenNothingElseIsThere) {
  Run([] {
    const UINT_PTR timer = SetTimer(nullptr, 0, 1000, nullptr);
    const UINT_PTR slow = SetTimer(nullptr, 77, 2500, nullptr);
    EXPECT_NE(timer, slow);
    EXPECT_EQ(SetTimer(nullptr, slow, 2500, nullptr), slow);
    PostMessage(nullptr, WM_USER, 0, 0);
    MSG message;
    std::vector<UINT_PTR> ids;
    Sleep(1500);
    EXPECT_TRUE(GetMessage(&message, nullptr, 0, 0));
    EXPECT_EQ(message.message, UINT{WM_USER});
    EXPECT_FALSE(PeekMessage(&message, nullptr, WM_USER, WM_USER, PM_REMOVE));
    const DWORD start = GetTickCount();
    for (int i = 0; i < 3; ++i) {
      EXPECT_TRUE(GetMessage(&message, nullptr, 0, 0));
      EXPECT_EQ(message.message, UINT{WM_TIMER});
      ids.push_back(message.wParam);
    }
    EXPECT_EQ(ids, (std::vector<UINT_PTR>{timer, timer, slow}));
    EXPECT_EQ(GetTickCount() - start, 1000u);  // late, then two in one instant
    EXPECT_TRUE(KillTimer(nullptr, timer));
    EXPECT_FALSE(KillTimer(nullptr, timer));
    EXPECT_EQ(MsgWaitForMultipleObjects(0, nullptr, FALSE, 1000, QS_ALLINPUT), WAIT_TIMEOUT);
    EXPECT_EQ(MsgWaitForMultipleObjects(0, nullptr, FALSE, 2000, QS_ALLINPUT), WAIT_OBJECT_0);
    EXPECT_TRUE(KillTimer(nullptr, slow));
  });
}

int timer_calls;
void CALLBACK OnTimer(HWND, UINT, UINT_PTR, DWORD) {
  if (++timer_calls == 3) PostQuitMessage(0);
}

TEST_F(ClientTest, TheProcedureOfATimerIsCalledByDispatchMessage) {
  timer_calls = 0;
  Run([] {
    SetTimer(nullptr, 0, 1, OnTimer);
    const DWORD start = GetTickCount();
    MSG message;
    while (GetMessage(&message, nullptr, 0, 0)) DispatchMessage(&message);
    EXPECT_EQ(timer_calls, 3);
    EXPECT_EQ(GetTickCount() - start, 3u * USER_TIMER_MINIMUM);
  });
}

int BoxProgram() {
  if (MessageBox(HWND_DESKTOP, L"Go on?", L"Question", MB_YESNO | MB_DEFBUTTON2) != IDNO) return 1;
  if (MessageBoxA(nullptr, "Done", nullptr, MB_OK | MB_ICONERROR) != IDOK) return 2;
  return MessageBox(nullptr, L"", L"", 0xf) == 0 ? 0 : 3;
}

TEST_F(ClientTest, AMessageBoxIsPrintedAndAnswered) {
  const Program program = StartProgram(client_, BoxProgram, {L"client.exe"});
  simulation_.RunUntilIdle();
  EXPECT_EQ(program.exit_code(), 0);
  EXPECT_EQ(program.output(), "Question: Go on?\nError: Done\n: \n");
}

// Tells on which thread it was called.
class Callback
    : public Microsoft::WRL::RuntimeClass<
          Microsoft::WRL::RuntimeClassFlags<Microsoft::WRL::ClassicCom>, IBackgroundCopyCallback> {
 public:
  explicit Callback(std::vector<DWORD>& threads) : threads_(threads) {}
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override {
    threads_.push_back(GetCurrentThreadId());
    return job->Complete();
  }
  STDMETHODIMP JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override { return S_OK; }
  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }

 private:
  std::vector<DWORD>& threads_;
};

class ApartmentTest : public ClientTest {
 protected:
  ApartmentTest() { simulation_.network().AddOrigin("http://origin.test").Put("/file", {}); }
  void StartDownload(DWORD coinit) {
    ASSERT_EQ(CoInitializeEx(nullptr, coinit), S_OK);
    ComPtr<IBackgroundCopyManager> manager;
    ASSERT_EQ(CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_LOCAL_SERVER,
                               IID_PPV_ARGS(&manager)),
              S_OK);
    GUID id;
    ASSERT_EQ(manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job_), S_OK);
    job_->AddFile(L"http://origin.test/file", L"C:\\file");
    job_->SetNotifyInterface(Microsoft::WRL::Make<Callback>(threads_).Get());
    job_->Resume();
  }
  std::vector<DWORD> threads_;
  ComPtr<IBackgroundCopyJob> job_;
};

TEST_F(ApartmentTest, AMultithreadedOneIsCalledOnAnotherThread) {
  Run([&] {
    StartDownload(COINIT_MULTITHREADED);
    Sleep(60'000);
    ASSERT_EQ(threads_.size(), 1u);
    EXPECT_NE(threads_[0], GetCurrentThreadId());
  });
}

TEST_F(ApartmentTest, ASingleThreadedOneIsCalledWhenItLooksForMessages) {
  Run([&] {
    StartDownload(COINIT_APARTMENTTHREADED);
    Sleep(3'600'000);
    EXPECT_TRUE(threads_.empty());
    MSG message;
    EXPECT_EQ(MsgWaitForMultipleObjects(0, nullptr, FALSE, 0, QS_ALLINPUT), WAIT_OBJECT_0);
    EXPECT_FALSE(PeekMessage(&message, nullptr, 0, 0, PM_NOREMOVE));
    ASSERT_EQ(threads_.size(), 1u);
    EXPECT_EQ(threads_[0], GetCurrentThreadId());
  });
}

TEST_F(ApartmentTest, ASingleThreadedOneIsCalledWhileItWaitsInCom) {
  Run([&] {
    StartDownload(COINIT_APARTMENTTHREADED);
    HANDLE event = CreateEvent(nullptr, TRUE, FALSE, nullptr);
    DWORD index = 0;
    EXPECT_EQ(CoWaitForMultipleHandles(0, 60'000, 1, &event, &index), RPC_S_CALLPENDING);
    EXPECT_EQ(threads_.size(), 1u);
  });
}

TEST_F(ApartmentTest, ACallWaitsForAThreadThatDoesNotLookAndIsLostWithIt) {
  client_.Run([&] {
    StartDownload(COINIT_APARTMENTTHREADED);
    Sleep(3'600'000);
    CoUninitialize();
  });
  simulation_.RunFor(std::chrono::hours(2));
  EXPECT_TRUE(threads_.empty());
}

TEST_F(ApartmentTest, KillingAThreadWithACallOnItLeavesNothing) {
  client_.Run([&] {
    StartDownload(COINIT_APARTMENTTHREADED);
    Sleep(INFINITE);
  });
  simulation_.RunUntilIdle();
  client_.Kill();
  simulation_.RunUntilIdle();
  EXPECT_TRUE(threads_.empty());
}

}  // namespace
}  // namespace bitsim::win32
