// IBackgroundCopyJob2: what its methods check, keep and give back.

#include <gtest/gtest.h>

#include <string>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

class Job2Test : public JobObjectTest {
 protected:
  void ExpectCommandLine(const std::wstring& program, const std::wstring& parameters) {
    LPWSTR stored_program = nullptr;
    LPWSTR stored_parameters = nullptr;
    EXPECT_EQ(job2_->GetNotifyCmdLine(&stored_program, &stored_parameters), S_OK);
    EXPECT_EQ(Take(stored_program), program);
    EXPECT_EQ(Take(stored_parameters), parameters);
  }

  static std::wstring ReplyFileName(IBackgroundCopyJob2& job) {
    LPWSTR name = nullptr;
    EXPECT_EQ(job.GetReplyFileName(&name), S_OK);
    return Take(name);
  }

  ComPointer<IBackgroundCopyJob2> job2_ = As<IBackgroundCopyJob2>(*job_);
  ComPointer<IBackgroundCopyJob> upload_job_ = CreateJob(*manager_, BG_JOB_TYPE_UPLOAD_REPLY);
  ComPointer<IBackgroundCopyJob2> upload_ = As<IBackgroundCopyJob2>(*upload_job_);
};

// --- Command line ---

TEST_F(Job2Test, CommandLineIsEmptyUntilSetAndAfterRemoval) {
  ExpectCommandLine(L"", L"");
  EXPECT_EQ(job2_->SetNotifyCmdLine(L"C:\\a.exe", L"a.exe 1"), S_OK);
  ExpectCommandLine(L"C:\\a.exe", L"a.exe 1");
  EXPECT_EQ(job2_->SetNotifyCmdLine(L"C:\\b.exe", nullptr), S_OK);
  ExpectCommandLine(L"C:\\b.exe", L"");
  EXPECT_EQ(job2_->SetNotifyCmdLine(nullptr, nullptr), S_OK);
  ExpectCommandLine(L"", L"");
  EXPECT_EQ(job2_->SetNotifyCmdLine(L"", L""), S_OK);  // as it was read
  ExpectCommandLine(L"", L"");
}

TEST_F(Job2Test, CommandLineIsBoundedAndNeedsAProgram) {
  EXPECT_EQ(job2_->SetNotifyCmdLine(std::wstring(260, L'x').c_str(), nullptr), S_OK);
  EXPECT_EQ(job2_->SetNotifyCmdLine(std::wstring(261, L'x').c_str(), nullptr),
            BG_E_STRING_TOO_LONG);
  EXPECT_EQ(job2_->SetNotifyCmdLine(L"a.exe", std::wstring(4001, L'x').c_str()),
            BG_E_STRING_TOO_LONG);
  ExpectCommandLine(std::wstring(260, L'x'), L"");
  EXPECT_EQ(job2_->SetNotifyCmdLine(L"a.exe", std::wstring(4000, L'x').c_str()), S_OK);
  EXPECT_EQ(job2_->SetNotifyCmdLine(nullptr, L"a.exe"), E_INVALIDARG);
  ExpectCommandLine(L"a.exe", std::wstring(4000, L'x'));
  LPWSTR text = nullptr;
  EXPECT_EQ(job2_->GetNotifyCmdLine(nullptr, &text), E_INVALIDARG);
  EXPECT_EQ(job2_->GetNotifyCmdLine(&text, nullptr), E_INVALIDARG);
}

TEST_F(Job2Test, OwnershipTakesTheCommandLineAndTheSecretsAway) {
  const auto options = As<IBackgroundCopyJobHttpOptions>(*job_);
  EXPECT_EQ(job2_->SetNotifyCmdLine(L"a.exe", nullptr), S_OK);
  EXPECT_EQ(options->SetCustomHeaders(L"X-Test: 1\r\n"), S_OK);
  auto admin = CreateManager(
      simulation_->StartApplication("admin's", {.name = "admin", .is_administrator = true}));
  GUID id = {};
  job_->GetId(&id);
  IBackgroundCopyJob* found = nullptr;
  ASSERT_EQ(admin->GetJob(id, &found), S_OK);
  const ComPointer<IBackgroundCopyJob> taken(found);
  // Administrators may change much, but these are the owner's alone.
  EXPECT_EQ(As<IBackgroundCopyJobHttpOptions>(*taken)->SetCustomHeaders(nullptr), E_ACCESSDENIED);
  BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_NTLM, {}};
  EXPECT_EQ(As<IBackgroundCopyJob2>(*taken)->SetCredentials(&credentials), E_ACCESSDENIED);
  EXPECT_EQ(taken->TakeOwnership(), S_OK);
  ExpectCommandLine(L"", L"");
  LPWSTR headers = nullptr;
  EXPECT_EQ(options->GetCustomHeaders(&headers), S_FALSE);
}

// --- Reply ---

TEST_F(Job2Test, OnlyUploadReplyJobsHaveAReply) {
  const auto upload_job = CreateJob(*manager_, BG_JOB_TYPE_UPLOAD);
  for (IBackgroundCopyJob* const job : {job_.get(), upload_job.get()}) {
    const auto job2 = As<IBackgroundCopyJob2>(*job);
    BG_JOB_REPLY_PROGRESS progress = {};
    BYTE* data = nullptr;
    UINT64 size_bytes = 0;
    LPWSTR name = nullptr;
    EXPECT_EQ(job2->GetReplyProgress(&progress), E_NOTIMPL);
    EXPECT_EQ(job2->GetReplyData(&data, &size_bytes), E_NOTIMPL);
    EXPECT_EQ(job2->GetReplyFileName(&name), E_NOTIMPL);
    EXPECT_EQ(job2->SetReplyFileName(L"C:\\reply"), E_NOTIMPL);
  }
}

TEST_F(Job2Test, ReplyFileIsNamedByTheClientOrMadeUpBesideTheUpload) {
  EXPECT_EQ(ReplyFileName(*upload_), L"(null)");
  simulation_->disk().Write("C:\\data\\upload", Content::Text("text"));
  ASSERT_EQ(upload_job_->AddFile(L"http://origin.test/upload", L"C:\\data\\upload"), S_OK);
  const std::wstring made_up = ReplyFileName(*upload_);
  EXPECT_EQ(made_up.substr(0, 8), L"C:\\data\\");
  EXPECT_EQ(upload_->SetReplyFileName(L"D:\\reply.txt"), S_OK);
  EXPECT_EQ(ReplyFileName(*upload_), L"D:\\reply.txt");
  for (const wchar_t* name : {L"reply.txt", L"D:\\", L"D:\\*", L"http://origin.test/reply"}) {
    EXPECT_EQ(upload_->SetReplyFileName(name), E_INVALIDARG);
  }
  EXPECT_EQ(upload_->SetReplyFileName((L"D:\\" + std::wstring(258, L'x')).c_str()), E_INVALIDARG);
  EXPECT_EQ(ReplyFileName(*upload_), L"D:\\reply.txt");
  EXPECT_EQ(upload_->SetReplyFileName(nullptr), S_OK);
  EXPECT_EQ(ReplyFileName(*upload_), made_up);
}

TEST_F(Job2Test, ReplyHasNoSizeBeforeItBegins) {
  BG_JOB_REPLY_PROGRESS progress = {};
  EXPECT_EQ(upload_->GetReplyProgress(&progress), S_OK);
  EXPECT_EQ(progress.BytesTotal, BG_SIZE_UNKNOWN);
  EXPECT_EQ(progress.BytesTransferred, 0u);
  BYTE* data = nullptr;
  UINT64 size_bytes = 0;
  EXPECT_EQ(upload_->GetReplyProgress(nullptr), E_INVALIDARG);
  EXPECT_EQ(upload_->GetReplyData(nullptr, &size_bytes), E_INVALIDARG);
  EXPECT_EQ(upload_->GetReplyData(&data, nullptr), E_INVALIDARG);
  EXPECT_EQ(upload_->GetReplyData(&data, &size_bytes), BG_E_INVALID_STATE);
  EXPECT_EQ(upload_->GetReplyFileName(nullptr), E_INVALIDARG);
}

TEST_F(Job2Test, UploadsHaveOneFile) {
  simulation_->disk().Write("C:\\1", Content::Text("text"));
  std::wstring url = L"http://origin.test/1";
  std::wstring local = L"C:\\1";
  BG_FILE_INFO files[] = {{url.data(), local.data()}, {url.data(), local.data()}};
  EXPECT_EQ(upload_job_->AddFileSet(2, files), BG_E_TOO_MANY_FILES);
  BG_JOB_PROGRESS progress = {};
  upload_job_->GetProgress(&progress);
  EXPECT_EQ(progress.FilesTotal, 0u);
  EXPECT_EQ(upload_job_->AddFileSet(1, files), S_OK);
  EXPECT_EQ(upload_job_->AddFile(url.c_str(), local.c_str()), BG_E_TOO_MANY_FILES);
}

// --- Credentials ---

class CredentialsTest : public Job2Test {
 protected:
  HRESULT Set(BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme, const wchar_t* user,
              const wchar_t* password) {
    std::wstring texts[2] = {user == nullptr ? L"" : user, password == nullptr ? L"" : password};
    BG_AUTH_CREDENTIALS credentials = {target, scheme, {}};
    if (user != nullptr) credentials.Credentials.Basic.UserName = texts[0].data();
    if (password != nullptr) credentials.Credentials.Basic.Password = texts[1].data();
    return job2_->SetCredentials(&credentials);
  }
};

TEST_F(CredentialsTest, AreKeptByTargetAndScheme) {
  const auto remove = [&](BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) {
    return job2_->RemoveCredentials(target, scheme);
  };
  EXPECT_EQ(remove(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC), S_FALSE);
  EXPECT_EQ(Set(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, L"alice", L"1"), S_OK);
  EXPECT_EQ(Set(BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC, L"alice", L"2"), S_OK);
  EXPECT_EQ(Set(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, L"bob", L"3"), S_OK);
  EXPECT_EQ(remove(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_DIGEST), S_FALSE);
  EXPECT_EQ(remove(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC), S_OK);
  EXPECT_EQ(remove(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC), S_FALSE);  // it was replaced
  EXPECT_EQ(remove(BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC), S_OK);
}

TEST_F(CredentialsTest, AreChecked) {
  constexpr auto kServer = BG_AUTH_TARGET_SERVER;
  EXPECT_EQ(job2_->SetCredentials(nullptr), E_INVALIDARG);
  EXPECT_EQ(Set(BG_AUTH_TARGET{}, BG_AUTH_SCHEME_BASIC, L"a", L"1"), BG_E_INVALID_AUTH_TARGET);
  EXPECT_EQ(Set(kServer, BG_AUTH_SCHEME{}, L"a", L"1"), BG_E_INVALID_AUTH_SCHEME);
  for (const BG_AUTH_SCHEME scheme : {BG_AUTH_SCHEME_BASIC, BG_AUTH_SCHEME_DIGEST}) {
    EXPECT_EQ(Set(kServer, scheme, nullptr, L"1"), E_INVALIDARG);
    EXPECT_EQ(Set(kServer, scheme, L"a", nullptr), E_INVALIDARG);
  }
  // The owner's own.
  EXPECT_EQ(Set(kServer, BG_AUTH_SCHEME_NTLM, nullptr, nullptr), S_OK);
  EXPECT_EQ(Set(kServer, BG_AUTH_SCHEME_NEGOTIATE, nullptr, nullptr), S_OK);
  const std::wstring user(300, L'u');
  const std::wstring password(65'535, L'p');
  EXPECT_EQ(Set(kServer, BG_AUTH_SCHEME_BASIC, user.c_str(), password.c_str()), S_OK);
  EXPECT_EQ(Set(kServer, BG_AUTH_SCHEME_BASIC, (user + L"u").c_str(), L"1"),
            BG_E_USERNAME_TOO_LARGE);
  EXPECT_EQ(Set(kServer, BG_AUTH_SCHEME_BASIC, L"a", (password + L"p").c_str()),
            BG_E_PASSWORD_TOO_LARGE);
  EXPECT_EQ(job2_->RemoveCredentials(BG_AUTH_TARGET{}, BG_AUTH_SCHEME_BASIC),
            BG_E_INVALID_AUTH_TARGET);
  EXPECT_EQ(job2_->RemoveCredentials(kServer, BG_AUTH_SCHEME{}), BG_E_INVALID_AUTH_SCHEME);
}

}  // namespace
}  // namespace bitsim
