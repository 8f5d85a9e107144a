// IBackgroundCopyJobHttpOptions, 2 and 3: what their methods check, keep and give back.

#include <gtest/gtest.h>

#include <string>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

using Options = IBackgroundCopyJobHttpOptions3;

constexpr HRESULT kNullReference = HRESULT_FROM_WIN32(RPC_X_NULL_REF_POINTER);
constexpr auto kCurrentUser = BG_CERT_STORE_LOCATION_CURRENT_USER;

class HttpOptionsTest : public JobObjectTest {
 protected:
  HttpOptionsTest() {
    simulation_->certificates().Add({.subject = "client, department", .hash = {1}});
    simulation_->certificates().Add({.subject = "client", .hash = {2}});
  }

  static BG_JOB_PRIORITY PriorityOf(IBackgroundCopyJob& job) {
    BG_JOB_PRIORITY priority = {};
    EXPECT_EQ(job.GetPriority(&priority), S_OK);
    return priority;
  }
  static std::wstring MethodOf(Options& options) {
    LPWSTR method = nullptr;
    EXPECT_EQ(options.GetHttpMethod(&method), S_OK);
    return Take(method);
  }
  static HRESULT SetProperty(IBackgroundCopyJob& job, BITS_JOB_PROPERTY_ID id) {
    BITS_JOB_PROPERTY_VALUE value = {};
    value.Enable = TRUE;
    return As<IBackgroundCopyJob5>(job)->SetProperty(id, value);
  }

  void ExpectCertificate(BYTE first_byte_of_hash, const std::wstring& subject) {
    BG_CERT_STORE_LOCATION location = BG_CERT_STORE_LOCATION_USERS;
    LPWSTR store = nullptr;
    BYTE* hash = nullptr;
    LPWSTR stored_subject = nullptr;
    ASSERT_EQ(options_->GetClientCertificate(&location, &store, &hash, &stored_subject), S_OK);
    EXPECT_EQ(location, kCurrentUser);
    EXPECT_EQ(Take(store), L"MY");
    EXPECT_EQ(hash[0], first_byte_of_hash);
    EXPECT_EQ(hash[19], 0);
    CoTaskMemFree(hash);
    EXPECT_EQ(Take(stored_subject), subject);
  }

  ComPointer<Options> options_ = As<Options>(*job_);
  BYTE hash_[20] = {1};
};

// --- Client certificate ---

TEST_F(HttpOptionsTest, CertificatesAreFoundByHashOrByPartOfTheirSubject) {
  EXPECT_EQ(options_->SetClientCertificateByID(kCurrentUser, L"MY", hash_), S_OK);
  ExpectCertificate(1, L"");
  EXPECT_EQ(options_->SetClientCertificateByName(kCurrentUser, L"MY", L"department"), S_OK);
  ExpectCertificate(1, L"department");
  hash_[0] = 2;
  EXPECT_EQ(options_->SetClientCertificateByID(kCurrentUser, L"MY", hash_), S_OK);
  ExpectCertificate(2, L"");
  EXPECT_EQ(options_->RemoveClientCertificate(), S_OK);
  EXPECT_EQ(options_->RemoveClientCertificate(), S_OK);
}

TEST_F(HttpOptionsTest, CertificatesAreChecked) {
  const std::wstring long_name(257, L'x');
  const auto undefined = Undefined<BG_CERT_STORE_LOCATION>(8);
  const auto by_id = [&](BG_CERT_STORE_LOCATION location, const WCHAR* store) {
    return options_->SetClientCertificateByID(location, store, hash_);
  };
  const auto by_name = [&](const WCHAR* store, const WCHAR* subject) {
    return options_->SetClientCertificateByName(kCurrentUser, store, subject);
  };
  EXPECT_EQ(by_id(undefined, L"MY"), E_NOTIMPL);
  EXPECT_EQ(by_id(kCurrentUser, nullptr), kNullReference);
  EXPECT_EQ(options_->SetClientCertificateByID(kCurrentUser, L"MY", nullptr), kNullReference);
  EXPECT_EQ(by_id(kCurrentUser, long_name.c_str()), BG_E_STRING_TOO_LONG);
  EXPECT_EQ(by_id(kCurrentUser, L"ROOT"), HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
  EXPECT_EQ(by_id(BG_CERT_STORE_LOCATION_LOCAL_MACHINE, L"MY"),
            HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
  hash_[0] = 9;
  EXPECT_EQ(by_id(kCurrentUser, L"MY"), CRYPT_E_NOT_FOUND);
  EXPECT_EQ(by_name(nullptr, L"client"), kNullReference);
  EXPECT_EQ(by_name(L"MY", nullptr), kNullReference);
  EXPECT_EQ(by_name(L"MY", L""), E_INVALIDARG);
  EXPECT_EQ(by_name(L"MY", long_name.c_str()), BG_E_STRING_TOO_LONG);
  EXPECT_EQ(by_name(L"MY", L"Client"), CRYPT_E_NOT_FOUND);

  BG_CERT_STORE_LOCATION location = {};
  LPWSTR text = nullptr;
  BYTE* hash = hash_;
  EXPECT_EQ(options_->GetClientCertificate(&location, &text, &hash, &text),
            HRESULT_FROM_WIN32(RPC_X_BAD_STUB_DATA));  // none is selected
  EXPECT_EQ(hash, nullptr);
  EXPECT_EQ(options_->GetClientCertificate(nullptr, &text, &hash, &text), kNullReference);
  EXPECT_EQ(options_->GetClientCertificate(&location, nullptr, &hash, &text), kNullReference);
  EXPECT_EQ(options_->GetClientCertificate(&location, &text, nullptr, &text), kNullReference);
  EXPECT_EQ(options_->GetClientCertificate(&location, &text, &hash, nullptr), kNullReference);
}

TEST(Certificates, RefuseWhatCannotBe) {
  Certificates certificates;
  EXPECT_THROW(certificates.Add({.store_name = ""}), std::invalid_argument);
  EXPECT_FALSE(certificates.HasStore(kCurrentUser, "MY"));
  certificates.Add({.store_name = "My"});
  EXPECT_TRUE(certificates.HasStore(kCurrentUser, "mY"));
}

// --- Headers ---

TEST_F(HttpOptionsTest, HeadersAreKeptAndBounded) {
  LPWSTR headers = nullptr;
  EXPECT_EQ(options_->GetCustomHeaders(&headers), S_FALSE);
  EXPECT_EQ(headers, nullptr);
  EXPECT_EQ(options_->GetCustomHeaders(nullptr), E_INVALIDARG);
  const std::wstring longest(16'383, L'x');
  EXPECT_EQ(options_->SetCustomHeaders(longest.c_str()), S_OK);
  EXPECT_EQ(options_->SetCustomHeaders((longest + L"x").c_str()), BG_E_STRING_TOO_LONG);
  EXPECT_EQ(options_->GetCustomHeaders(&headers), S_OK);
  EXPECT_EQ(Take(headers), longest);
  EXPECT_EQ(options_->SetCustomHeaders(nullptr), S_OK);
  EXPECT_EQ(options_->GetCustomHeaders(&headers), S_FALSE);
}

TEST_F(HttpOptionsTest, HeadersMadeWriteOnlyStaySo) {
  LPWSTR headers = nullptr;
  EXPECT_EQ(options_->SetCustomHeaders(L"X-Secret: 1\r\n"), S_OK);
  EXPECT_EQ(options_->MakeCustomHeadersWriteOnly(), S_OK);
  EXPECT_EQ(options_->GetCustomHeaders(&headers), E_ACCESSDENIED);
  EXPECT_EQ(headers, nullptr);
  EXPECT_EQ(options_->SetCustomHeaders(L"X-Secret: 2\r\n"), S_OK);
  EXPECT_EQ(options_->GetCustomHeaders(&headers), E_ACCESSDENIED);
}

// --- Security flags ---

TEST_F(HttpOptionsTest, SecurityFlagsAreChecked) {
  ULONG flags = 1;
  EXPECT_EQ(options_->GetSecurityFlags(&flags), S_OK);
  EXPECT_EQ(flags, 0u);
  constexpr ULONG kAll =
      0x1f | BG_HTTP_REDIRECT_POLICY_DISALLOW | BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP;
  EXPECT_EQ(options_->SetSecurityFlags(kAll), S_OK);
  for (const ULONG unknown : {0x20u, 0x300u, 0x700u, 0x1000u, 0x80000000u}) {
    EXPECT_EQ(options_->SetSecurityFlags(unknown), E_NOTIMPL) << unknown;
  }
  EXPECT_EQ(options_->GetSecurityFlags(&flags), S_OK);
  EXPECT_EQ(flags, kAll);
  EXPECT_EQ(options_->GetSecurityFlags(nullptr), E_INVALIDARG);
}

TEST(SecurityFlags, RedirectPoliciesCameWithBits3_0) {
  for (const BitsVersion version : {kBits2_5, kBits3_0}) {
    Simulation simulation({.bits_version = version});
    const auto manager = CreateManager(simulation.StartApplication("client"));
    const auto options = As<IBackgroundCopyJobHttpOptions>(*CreateJob(*manager));
    EXPECT_EQ(options->SetSecurityFlags(BG_SSL_ENABLE_CRL_CHECK), S_OK);
    EXPECT_EQ(options->SetSecurityFlags(BG_HTTP_REDIRECT_POLICY_DISALLOW),
              version < kBits3_0 ? E_NOTIMPL : S_OK);
  }
}

// --- Method ---

TEST_F(HttpOptionsTest, MethodPinsThePriority) {
  EXPECT_EQ(MethodOf(*options_), L"GET");
  EXPECT_EQ(options_->SetHttpMethod(L"GET"), S_OK);
  EXPECT_EQ(PriorityOf(*job_), BG_JOB_PRIORITY_NORMAL);
  EXPECT_EQ(options_->SetHttpMethod(L"POST"), S_OK);
  EXPECT_EQ(MethodOf(*options_), L"POST");
  EXPECT_EQ(PriorityOf(*job_), BG_JOB_PRIORITY_FOREGROUND);
  EXPECT_EQ(job_->SetPriority(BG_JOB_PRIORITY_LOW), BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD);
  EXPECT_EQ(job_->SetPriority(BG_JOB_PRIORITY_FOREGROUND), S_OK);
  EXPECT_EQ(PriorityOf(*job_), BG_JOB_PRIORITY_FOREGROUND);
  for (const wchar_t* bad : {L"", L"TWO WORDS", L"GET\r\n", L"G\x00c9T", L"A/B"}) {
    EXPECT_EQ(options_->SetHttpMethod(bad), E_INVALIDARG);
  }
  EXPECT_EQ(options_->SetHttpMethod(nullptr), E_INVALIDARG);
  EXPECT_EQ(options_->GetHttpMethod(nullptr), E_INVALIDARG);
  EXPECT_EQ(MethodOf(*options_), L"POST");
}

TEST_F(HttpOptionsTest, MethodExcludesDynamicContentAndOnDemandMode) {
  EXPECT_EQ(options_->SetHttpMethod(L"POST"), S_OK);
  for (const auto property :
       {BITS_JOB_PROPERTY_DYNAMIC_CONTENT, BITS_JOB_PROPERTY_ON_DEMAND_MODE}) {
    EXPECT_EQ(SetProperty(*job_, property), BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD);
    const auto other = CreateJob(*manager_);
    EXPECT_EQ(SetProperty(*other, property), S_OK);
    EXPECT_EQ(As<Options>(*other)->SetHttpMethod(L"POST"), BG_E_UNSUPPORTED_JOB_CONFIGURATION);
    EXPECT_EQ(PriorityOf(*other), BG_JOB_PRIORITY_NORMAL);
  }
}

TEST_F(HttpOptionsTest, MethodIsSettledByTheFirstResume) {
  AddFile();
  EXPECT_EQ(job_->Resume(), S_OK);
  EXPECT_EQ(job_->Suspend(), S_OK);
  EXPECT_EQ(options_->SetHttpMethod(L"POST"), BG_E_READ_ONLY_PROPERTY_AFTER_RESUME);
  EXPECT_EQ(SetProperty(*job_, BITS_JOB_PROPERTY_DYNAMIC_CONTENT),
            BG_E_READ_ONLY_PROPERTY_AFTER_RESUME);
}

TEST_F(HttpOptionsTest, UploadsHaveAMethodOfTheirOwn) {
  const auto upload = As<Options>(*CreateJob(*manager_, BG_JOB_TYPE_UPLOAD));
  EXPECT_EQ(MethodOf(*upload), L"BITS_POST");
  EXPECT_EQ(upload->SetHttpMethod(L"BITS_POST"), S_OK);
}

}  // namespace
}  // namespace bitsim
