#include "conformance/protocol/interfaces.h"

#include <bitsmsg.h>
#include <gmock/gmock.h>

#include <string>

#include "conformance/protocol/recording_peer.h"

namespace conformance::protocol {
namespace {

using ::testing::HasSubstr;

struct Exchange {
  const GUID& iid;
  std::string method;
  std::string arguments;
  std::string out = "{}";
};

// A message becomes a call (the stub), and the call the same message again (the proxy); so do the
// results on their way back.
class InterfacesTest : public ::testing::Test {
 protected:
  CallResult Pass(const Exchange& exchange, HRESULT result = S_OK) {
    peer_.answer = {.result = result, .out = ParseLine(exchange.out)};
    return Invoke(peer_, peer_.Object(exchange.iid), exchange.iid, exchange.method,
                  ParseLine(exchange.arguments));
  }
  std::string Complaint(const Exchange& exchange) {
    try {
      Pass(exchange);
      return "";
    } catch (const ProtocolError& error) {
      return error.what();
    }
  }

  RecordingPeer peer_;
};

TEST_F(InterfacesTest, EveryFormOfArgumentAndResultPassesThroughUnchanged) {
  const GUID& manager = __uuidof(IBackgroundCopyManager);
  const GUID& job = __uuidof(IBackgroundCopyJob5);
  const GUID& file = __uuidof(IBackgroundCopyFile6);
  const std::string id = R"("5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c")";
  const std::string hash = std::string(40, 'a');
  const Exchange exchanges[] = {
      {manager, "IBackgroundCopyManager.CreateJob", R"({"DisplayName":"job","Type":0})",
       R"({"pJobId":)" + id + R"(,"ppJob":"s2"})"},
      {manager, "IBackgroundCopyManager.CreateJob",
       R"({"DisplayName":null,"Type":9,"pJobId":null,"ppJob":null})"},
      {manager, "IBackgroundCopyManager.GetJob", R"({"jobID":)" + id + "}", R"({"ppJob":"s2"})"},
      {job, "IBackgroundCopyJob.AddFileSet",
       R"({"cFileCount":2,"pFileSet":[{"RemoteName":"a","LocalName":"b"},)"
       R"({"RemoteName":"c","LocalName":null}]})"},
      {job, "IBackgroundCopyJob.AddFileSet", R"({"cFileCount":7,"pFileSet":null})"},
      {job, "IBackgroundCopyJob.GetState", "{}", R"({"pVal":4})"},
      {job, "IBackgroundCopyJob.GetProgress", "{}",
       R"({"pVal":{"BytesTotal":18446744073709551615,"BytesTransferred":1,"FilesTotal":2,)"
       R"("FilesTransferred":0}})"},
      {job, "IBackgroundCopyJob.GetTimes", "{}",
       R"({"pVal":{"CreationTime":1,"ModificationTime":133485408000000000,)"
       R"("TransferCompletionTime":0}})"},
      {job, "IBackgroundCopyJob.SetNotifyInterface", R"({"Val":"c1"})"},
      {job, "IBackgroundCopyJob.SetNotifyInterface", R"({"Val":null})"},
      {job, "IBackgroundCopyJob.GetNotifyInterface", "{}", R"({"pVal":null})"},
      {job, "IBackgroundCopyJob.GetProxySettings", R"({"pProxyBypassList":null})",
       R"({"pProxyUsage":2,"pProxyList":"proxy:1"})"},
      {job, "IBackgroundCopyJob2.SetCredentials",
       R"({"credentials":{"Target":1,"Scheme":1,"Credentials":{"Basic":)"
       R"({"UserName":"u","Password":null}}}})"},
      {job, "IBackgroundCopyJob2.GetReplyData", "{}", R"({"ppBuffer":"00ff","pLength":2})"},
      {job, "IBackgroundCopyJob3.AddFileWithRanges",
       R"({"RemoteUrl":"a","LocalName":"b","RangeCount":1,)"
       R"("Ranges":[{"InitialOffset":5,"Length":18446744073709551615}]})"},
      {job, "IBackgroundCopyJob5.SetProperty",
       R"({"PropertyId":2,"PropertyValue":{"ClsID":)" + id + "}}"},
      {job, "IBackgroundCopyJob5.SetProperty", R"({"PropertyId":99,"PropertyValue":{}})"},
      {job, "IBackgroundCopyJob5.GetProperty", R"({"PropertyId":5})",
       R"({"PropertyValue":{"Uint64":18446744073709551615}})"},
      {file, "IBackgroundCopyFile5.GetProperty", R"({"PropertyId":1})",
       R"({"PropertyValue":{"String":"headers"}})"},
      {file, "IBackgroundCopyFile2.GetFileRanges", "{}",
       R"({"RangeCount":1,"Ranges":[{"InitialOffset":0,"Length":9}]})"},
      {__uuidof(IBackgroundCopyJobHttpOptions3),
       "IBackgroundCopyJobHttpOptions.SetClientCertificateByID",
       R"({"StoreLocation":1,"StoreName":"MY","pCertHashBlob":")" + hash + "\"}"},
      {__uuidof(IEnumBackgroundCopyFiles), "IEnumBackgroundCopyFiles.Next", R"({"celt":3})",
       R"({"rgelt":["s7","s8"],"pceltFetched":2})"},
      {__uuidof(IBackgroundCopyError), "IBackgroundCopyError.GetError", "{}",
       R"({"pContext":5,"pCode":"0x80190194"})"},
      {__uuidof(IBackgroundCopyCallback3), "IBackgroundCopyCallback3.FileRangesTransferred",
       R"({"job":"s1","file":"s2","rangeCount":1,"ranges":[{"InitialOffset":1,"Length":2}]})"},
  };
  for (const Exchange& exchange : exchanges) {
    SCOPED_TRACE(exchange.method + " " + exchange.arguments);
    const CallResult answer = Pass(exchange);
    EXPECT_EQ(peer_.method, exchange.method);
    EXPECT_EQ(peer_.arguments, ParseLine(exchange.arguments));
    EXPECT_EQ(answer.result, S_OK);
    EXPECT_EQ(answer.out, ParseLine(exchange.out));
  }
}

TEST_F(InterfacesTest, AFailureNeedsNoResults) {
  const CallResult answer =
      Pass({__uuidof(IBackgroundCopyJob), "IBackgroundCopyJob.GetError", "{}"},
           BG_E_ERROR_INFORMATION_UNAVAILABLE);
  EXPECT_EQ(answer.result, BG_E_ERROR_INFORMATION_UNAVAILABLE);
  EXPECT_EQ(answer.out, Json::object());
}

TEST_F(InterfacesTest, AnInterfaceIncludesItsBasesAndNoOther) {
  EXPECT_TRUE(IsDerivedFrom(__uuidof(IBackgroundCopyJob5), __uuidof(IBackgroundCopyJob2)));
  EXPECT_TRUE(IsDerivedFrom(__uuidof(IBackgroundCopyJob), __uuidof(IUnknown)));
  EXPECT_FALSE(IsDerivedFrom(__uuidof(IBackgroundCopyJob), __uuidof(IBackgroundCopyJob2)));
  EXPECT_FALSE(IsDerivedFrom(__uuidof(IBackgroundCopyFile), __uuidof(IBackgroundCopyJob)));
  EXPECT_EQ(InterfaceName(GUID_NULL), "");
}

TEST_F(InterfacesTest, RefusesCallsThatAreNone) {
  const GUID& job = __uuidof(IBackgroundCopyJob);
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob.Explode", "{}"}), HasSubstr("no method"));
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob2.GetReplyData", "{}"}),
              HasSubstr("given as IBackgroundCopyJob has no"));
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob.SetPriority", "{}"}), HasSubstr("lacks"));
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob.Resume", R"({"x":1})"}),
              HasSubstr("has no argument 'x'"));
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob.SetPriority", R"({"Val":"high"})"}),
              HasSubstr("whole number"));
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob.GetState", R"({"pVal":1})"}),
              HasSubstr("a result"));
  EXPECT_THAT(
      Complaint({job, "IBackgroundCopyJob.AddFileSet", R"({"cFileCount":2,"pFileSet":[]})"}),
      HasSubstr("has 0 elements and should have 2"));
}

// A client believes what it is told of an array.
TEST_F(InterfacesTest, RefusesResultsThatCannotBe) {
  const GUID& job = __uuidof(IBackgroundCopyJob3);
  const GUID& file = __uuidof(IBackgroundCopyFile2);
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob.GetState", "{}"}), HasSubstr("did not give"));
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob.GetState", "{}", R"({"pVal":1,"x":2})"}),
              HasSubstr("unknown result"));
  EXPECT_THAT(Complaint({file, "IBackgroundCopyFile2.GetFileRanges", "{}",
                         R"({"RangeCount":100,"Ranges":[]})"}),
              HasSubstr("is told to have 100"));
  EXPECT_THAT(Complaint({job, "IBackgroundCopyJob2.GetReplyData", "{}",
                         R"({"ppBuffer":"00","pLength":4096})"}),
              HasSubstr("is told to have 4096"));
  EXPECT_THAT(Complaint({__uuidof(IEnumBackgroundCopyFiles), "IEnumBackgroundCopyFiles.Next",
                         R"({"celt":1})", R"({"rgelt":["s7","s8"],"pceltFetched":2})"}),
              HasSubstr("at most 1"));
}

}  // namespace
}  // namespace conformance::protocol
