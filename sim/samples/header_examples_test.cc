// The examples on top of the public headers, so that they are compiled and run. The test
// docs_header_examples finds each of them here.

#include <bits.h>
#include <bitsim/simulation.h>
#include <gtest/gtest.h>

#include <cassert>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "bitsim/choice_strategies.h"
#include "bitsim/trace_export.h"

// Examples show more than they use.
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-value"
#pragma GCC diagnostic ignored "-Wunused-variable"

#undef assert
#define assert(condition) EXPECT_TRUE(condition)

namespace bitsim {
namespace {

class MyCallback final : public IBackgroundCopyCallback {
 public:
  static inline int transferred_count = 0;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    const bool is_known = riid == IID_IUnknown || riid == IID_IBackgroundCopyCallback;
    *object = is_known ? this : nullptr;
    return is_known ? (AddRef(), S_OK) : E_NOINTERFACE;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++reference_count_; }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG count = --reference_count_;
    if (count == 0) delete this;
    return count;
  }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob*) override { return ++transferred_count, S_OK; }
  STDMETHODIMP JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override { return S_OK; }
  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }

 private:
  ULONG reference_count_ = 1;
};

// What the examples leave to the reader.
class HeaderExample : public testing::Test {
 protected:
  ~HeaderExample() override {
    if (job != nullptr) job->Release();
    if (manager_ != nullptr) manager_->Release();
  }

  void Make(BG_JOB_TYPE type, LPCWSTR url, LPCWSTR local_name) {
    manager_ = simulation.StartApplication("a client").CreateManager();
    ASSERT_EQ(manager_->CreateJob(L"job", type, &id_, &job), S_OK);
    ASSERT_EQ(job->AddFile(url, local_name), S_OK);
  }
  template <class Interface>
  Interface* As(REFIID id) {
    void* found = nullptr;
    job->QueryInterface(id, &found);
    return static_cast<Interface*>(found);
  }
  BG_JOB_STATE StateAtTheEnd() {
    job->Resume();
    simulation.RunUntilIdle();
    BG_JOB_STATE state = BG_JOB_STATE_CANCELLED;
    job->GetState(&state);
    return state;
  }

  Simulation simulation;
  IBackgroundCopyManager* manager_ = nullptr;
  IBackgroundCopyJob* job = nullptr;
  GUID id_ = {};
};

TEST(HeaderExamples, OfSimulation) {
  IUnknown* const callback = new MyCallback;
  MyCallback::transferred_count = 0;
  {
    bitsim::Simulation simulation;
    bitsim::Origin& origin = simulation.network().AddOrigin("http://origin.test");
    origin.Put("/file", {.content = bitsim::Content::Pattern(1'000'000)});

    bitsim::Application& client = simulation.StartApplication("client");
    IBackgroundCopyManager* manager = client.CreateManager();
    IBackgroundCopyJob* job = nullptr;
    GUID id;
    manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
    job->AddFile(L"http://origin.test/file", L"C:\\data\\file");
    job->SetNotifyInterface(callback);  // your IBackgroundCopyCallback
    job->Resume();
    simulation.RunUntilIdle();  // callback->JobTransferred(job) was called
    job->Release();
    manager->Release();
  }
  EXPECT_EQ(MyCallback::transferred_count, 1);
  callback->Release();
}

TEST_F(HeaderExample, OfApplication) {
  int runs = 0;
  bitsim::Application& client = simulation.StartApplication("client");
  client.Run([&] {  // a thread of the application
    IBackgroundCopyManager* manager = client.CreateManager();
    simulation.Sleep(std::chrono::seconds(1));
    ++runs;
    manager->Release();
  });
  simulation.RunUntilIdle();
  EXPECT_EQ(runs, 1);
}

TEST_F(HeaderExample, OfCertificates) {
  Make(BG_JOB_TYPE_DOWNLOAD, L"http://origin.test/file", L"C:\\file");
  auto* const http_options = As<IBackgroundCopyJobHttpOptions>(IID_IBackgroundCopyJobHttpOptions);
  simulation.certificates().Add({.store_name = "MY", .subject = "CN=client", .hash = {1, 2, 3}});
  http_options->SetClientCertificateByName(BG_CERT_STORE_LOCATION_CURRENT_USER, L"MY", L"client");
  EXPECT_EQ(http_options->RemoveClientCertificate(), S_OK);
  http_options->Release();
}

TEST(HeaderExamples, OfChoice) {
  bitsim::SeededChoices choices(42);            // random, the same on every platform
  bitsim::RecordingChoices recording(choices);  // the same, written down
  bitsim::Simulation simulation({.choices = &recording});
  simulation.RunUntilIdle();
  std::string text = recording.ToText();  // keep this, never just the seed
  bitsim::ReplayedChoices replay = bitsim::ReplayedChoices::FromText(text, "failure.choices");
  EXPECT_EQ(bitsim::Simulation({.choices = &replay}).trace().hash(), simulation.trace().hash());
}

TEST(HeaderExamples, OfChoiceStrategies) {
  bitsim::ExhaustiveChoices choices({.depth_max = 12, .deviations_max = 2});
  while (choices.BeginNextRun()) {  // every history with at most two deviations
    bitsim::Simulation simulation({.choices = &choices});
    simulation.RunUntilIdle();
  }
  std::puts(std::to_string(choices.run_count()).c_str());
  EXPECT_EQ(choices.run_count(), 1u);
}

TEST_F(HeaderExample, OfClassRegistry) {
  simulation.network().AddOrigin("http://origin.test").Put("/file", {});
  Make(BG_JOB_TYPE_DOWNLOAD, L"http://origin.test/file", L"C:\\file");
  MyCallback::transferred_count = 0;
  const GUID clsid = {1, 2, 3, {4}};
  // clang-format off
  simulation.class_registry().Put(clsid, {.make = [&](bitsim::Application& server) {
    return new MyCallback;              // with one reference, the service's
  }});
  // clang-format on
  auto* const job5 = As<IBackgroundCopyJob5>(IID_IBackgroundCopyJob5);
  BITS_JOB_PROPERTY_VALUE value = {};
  value.ClsID = clsid;
  EXPECT_EQ(job5->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value), S_OK);
  job5->Release();
  job->Resume();
  simulation.RunUntilIdle();  // an object was made and called
  simulation.class_registry().activations().back().server->Kill();
  EXPECT_EQ(MyCallback::transferred_count, 1);
}

TEST(HeaderExamples, OfContent) {
  const Content page = Content::Text("hello");
  const Content film = Content::Pattern(std::uint64_t{1} << 50, /*seed=*/7);
  page.Read(1, 3);                                           // "ell"
  film.Read(0, 4096);                                        // the same bytes in every run
  Content::Pieces({{page, 3, 2}, {page, 0, 2}}).Read(0, 4);  // "lohe"
  EXPECT_EQ(page.Read(1, 3), "ell");
  EXPECT_EQ(Content::Pieces({{page, 3, 2}, {page, 0, 2}}).Read(0, 4), "lohe");
}

TEST(HeaderExamples, OfDecisions) {
  struct PatientService : bitsim::Decisions {
    bitsim::Duration CallbackRetryInterval(const bitsim::NotifiedJob&) const override {
      return std::chrono::hours(1);
    }
  };
  PatientService decisions;
  bitsim::Simulation simulation({.decisions = &decisions});
  simulation.RunUntilIdle();
}

TEST_F(HeaderExample, OfDisk) {
  simulation.network()
      .AddOrigin("http://origin.test")
      .Put("/f", {.content = Content::Pattern(1000)});
  Make(BG_JOB_TYPE_DOWNLOAD, L"http://origin.test/f", L"C:\\data\\file.bin");
  job->Resume();
  simulation.RunUntilIdle();
  assert(!simulation.disk().Exists("C:\\data\\file.bin"));  // not before Complete
  job->Complete();
  assert(simulation.disk().Find("C:\\data\\file.bin")->size_bytes() == 1000);
  Disk& disk = simulation.disk();
  disk.Lock("C:\\data\\file.bin");     // somebody has it open: Complete cannot rename
  disk.Deny("C:\\data", "alice");      // alice may not write there: E_ACCESSDENIED
  disk.SetReadOnly("C:", true);        // the whole volume: ERROR_WRITE_PROTECT
  disk.SetFreeBytes("C:", 1'000'000);  // what does not fit: ERROR_DISK_FULL
  EXPECT_FALSE(disk.MayWrite("C:\\data\\other.bin", "alice"));
}

TEST_F(HeaderExample, OfMachine) {
  bitsim::Machine& machine = simulation.machine();
  machine.SetNetworkCost(bitsim::NetworkCost::kRoaming);  // jobs that may not roam wait
  machine.Begin(bitsim::Condition::kBatterySaver);        // background jobs wait
  simulation.RunFor(std::chrono::hours(2));
  machine.End(bitsim::Condition::kBatterySaver);  // ... and go on
  machine.SetBandwidthPolicy({.from_hour = 8, .to_hour = 17, .limit_kilobits_per_second = 0});
  machine.SetGroupPolicies({.jobs_per_user_max = 5});
  machine.LockVolume("C:");  // chkdsk
}

TEST_F(HeaderExample, OfNetwork) {
  Network& network = simulation.network();
  network.SetLink({.bits_per_second = 8'000'000, .latency = std::chrono::milliseconds(40)});
  Origin& origin = network.AddOrigin("http://origin.test");
  network.Cut();  // pull the plug ...
  simulation.RunFor(std::chrono::minutes(5));
  network.Restore();  // ... and put it back
  const TrafficGuard slow = network.AddTrafficRule({.delay = std::chrono::seconds(30)});
  EXPECT_TRUE(network.connected());
}

TEST_F(HeaderExample, OfOrigin) {
  Origin& origin = simulation.network().AddOrigin("http://origin.test");
  origin.Put("/setup.exe", {.content = Content::Pattern(50'000'000), .etag = "\"v1\""});
  // A server that is overloaded twice, and then loses the connection in the middle of the body.
  origin.AnswerNext("/setup.exe", {.status = 503}, 2);
  origin.AnswerNext("/setup.exe", {.break_after_bytes = 1'000'000});
  // It has moved; who follows finds it behind a password.
  origin.Put("/old.exe", {.answer = {.status = 302, .location = "/secret.exe"}});
  origin.Put("/secret.exe", {.content = Content::Pattern(1000),
                             .credentials = HttpCredentials{AuthScheme::kBasic, "me", "1234"}});
  Make(BG_JOB_TYPE_DOWNLOAD, L"http://origin.test/setup.exe", L"C:\\setup.exe");
  EXPECT_EQ(StateAtTheEnd(), BG_JOB_STATE_TRANSFERRED);
  job->AddFile(L"http://origin.test/old.exe", L"C:\\old.exe");
  EXPECT_EQ(StateAtTheEnd(), BG_JOB_STATE_ERROR);
  EXPECT_EQ(origin.requests().back().status, 401);
}

TEST_F(HeaderExample, OfOriginsLinkAndUploads) {
  Origin& origin = simulation.network().AddOrigin("http://origin.test");
  origin.SetLink({.bits_per_second = 2'000'000, .latency = std::chrono::milliseconds(80)});
  origin.AcceptUploads("/inbox/report", {.size_bytes_max = 10'000'000});
  simulation.disk().Write("C:\\report", Content::Text("all is well"));
  Make(BG_JOB_TYPE_UPLOAD, L"http://origin.test/inbox/report", L"C:\\report");
  EXPECT_EQ(StateAtTheEnd(), BG_JOB_STATE_TRANSFERRED);
  origin.uploads().back().content;
  EXPECT_EQ(origin.uploads().back().content, Content::Text("all is well"));
}

TEST_F(HeaderExample, OfPrograms) {
  bitsim::Programs& programs = simulation.programs();
  programs.Put("C:\\tools\\notify.exe", {.exit_code = 1, .duration = std::chrono::seconds(3)});
  // clang-format off
  programs.Put("C:\\tools\\complete.exe", {.run = [&](bitsim::Application& self,
                                                      const std::string& parameters) {
    IBackgroundCopyManager* manager = self.CreateManager();
    IBackgroundCopyJob* found = nullptr;
    manager->GetJob(id_, &found);
    found->Complete();
    found->Release();
    manager->Release();
    return 0u;
  }});
  // clang-format on
  simulation.network().AddOrigin("http://origin.test").Put("/file", {});
  Make(BG_JOB_TYPE_DOWNLOAD, L"http://origin.test/file", L"C:\\file");
  auto* const job2 = As<IBackgroundCopyJob2>(IID_IBackgroundCopyJob2);
  EXPECT_EQ(job2->SetNotifyCmdLine(L"C:\\tools\\complete.exe", nullptr), S_OK);
  job2->Release();
  job->Resume();
  simulation.RunUntilIdle();
  programs.launches().back().exit_code;
  EXPECT_EQ(StateAtTheEnd(), BG_JOB_STATE_ACKNOWLEDGED);
}

TEST_F(HeaderExample, OfProxy) {
  Network& network = simulation.network();
  Proxy& proxy = network.AddProxy("http://proxy.test:8080");
  network.SetSystemProxy(proxy.url());                                      // PRECONFIG
  proxy.SetCredentials(HttpCredentials{AuthScheme::kBasic, "me", "1234"});  // else: 407
  network.AddOrigin("http://origin.test").Put("/file", {});
  Make(BG_JOB_TYPE_DOWNLOAD, L"http://origin.test/file", L"C:\\file");
  EXPECT_EQ(StateAtTheEnd(), BG_JOB_STATE_ERROR);
  EXPECT_EQ(proxy.request_count(), 1u);
}

TEST(HeaderExamples, OfTime) {
  Simulation world;
  const Instant start = world.now();
  Instant deadline = world.now() + std::chrono::days(14);
  Duration waited = deadline - start;
  EXPECT_EQ(waited, std::chrono::days(14));
}

TEST_F(HeaderExample, OfTraces) {
  const Simulation first;
  const Simulation second;
  for (const std::string& line : simulation.trace().Lines()) std::puts(line.c_str());
  assert(first.trace().hash() == second.trace().hash());  // same choices, same history
  std::filesystem::current_path(testing::TempDir());
  std::ofstream("run.jsonl") << bitsim::ToJsonLines(simulation.trace());
  std::ofstream("run.trace.json") << bitsim::ToChromeTrace(simulation.trace());  // for Perfetto
  std::ofstream("run.mmd") << bitsim::ToMermaid(simulation.trace());             // for Markdown
  EXPECT_GT(std::filesystem::file_size("run.jsonl"), 0u);
}

void FormatState(std::string& out, std::uint64_t value) { FormatDecimal(out, value); }

inline constexpr TraceKind kJobState{"job.state", "from", FormatState, "to", FormatState};

TEST(HeaderExamples, OfTraceKinds) { EXPECT_EQ(kJobState.id, HashText("job.state")); }

TEST_F(HeaderExample, OfTraffic) {
  Network& network = simulation.network();
  {
    const TrafficGuard portal = network.AddTrafficRule(  // a captive portal answers everything
        {.answer = Resource{.content = Content::Text("<html>Please log in</html>")}});
    simulation.RunFor(std::chrono::minutes(5));
  }  // and here it is gone

  const TrafficGuard outage = network.AddTrafficRule(
      {.url_prefix = "http://mirror.test/", .fault = TrafficFault::kUnreachable});
}

TEST_F(HeaderExample, OfUploads) {
  Origin& origin = simulation.network().AddOrigin("http://origin.test");
  // A program that works on each file for two seconds and answers with a reply.
  origin.AcceptUploads("/orders/1", {.application = ServerApplication{
                                         .delay = std::chrono::seconds(2),
                                         .reply = Resource{.content = Content::Text("thanks")}}});
  simulation.disk().Write("C:\\order", Content::Text("one pizza"));
  Make(BG_JOB_TYPE_UPLOAD_REPLY, L"http://origin.test/orders/1", L"C:\\order");
  EXPECT_EQ(StateAtTheEnd(), BG_JOB_STATE_TRANSFERRED);
  const ReceivedUpload& upload = origin.uploads().back();
  assert(upload.state == UploadState::kReceived && upload.application_calls == 1);
}

TEST_F(HeaderExample, OfUsers) {
  const bitsim::User alice = {.name = "alice"};
  const bitsim::User admin = {.name = "admin", .is_administrator = true};
  simulation.StartApplication("client", alice);
  simulation.StartApplication("setup", admin);  // elevated
  simulation.StartApplication(                  // not elevated
      "browser", {.name = "admin", .is_administrator = true, .token = {.is_filtered = true}});
  simulation.StartApplication("updater", bitsim::LocalSystemUser());
}

TEST(HeaderExamples, OfVersion) {
  bitsim::Simulation simulation({.bits_version = bitsim::kBits2_0});  // Windows XP SP2
  // QueryInterface for IBackgroundCopyJob4 now answers E_NOINTERFACE.
  simulation.RunUntilIdle();
}

}  // namespace
}  // namespace bitsim
