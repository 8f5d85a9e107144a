#include "conformance/backends/exec/exec_origin.h"

#include "conformance/backends/exec/exec_testbed.h"
#include "conformance/protocol/values.h"

namespace conformance::exec {

using protocol::Fields;

std::wstring ExecOrigin::Url(std::string_view path) {
  return protocol::FromUtf8(base_ + std::string(path));
}

void ExecOrigin::Put(std::string_view path, const Resource& resource) {
  testbed_.Tell("put", {{"path", path}, {"resource", protocol::Encode(resource)}});
}

void ExecOrigin::AnswerNext(std::string_view path, const Answer& answer, int count) {
  testbed_.Tell("answer_next",
                {{"path", path}, {"answer", protocol::Encode(answer)}, {"count", count}});
}

std::vector<Request> ExecOrigin::requests() const {
  const Json out = testbed_.Ask("requests");
  return testbed_.Understand([&] {
    std::vector<Request> requests;
    for (const Json& request : Fields(out, "'out'", {"requests"}).Array("requests")) {
      requests.push_back(protocol::DecodeRequest(request));
    }
    return requests;
  });
}

void ExecOrigin::AcceptUploads(std::string_view path, const UploadTarget& target) {
  testbed_.Tell("accept_uploads", {{"path", path}, {"target", protocol::Encode(target)}});
}

std::vector<Upload> ExecOrigin::uploads() const {
  const Json out = testbed_.Ask("uploads");
  return testbed_.Understand([&] {
    std::vector<Upload> uploads;
    for (const Json& upload : Fields(out, "'out'", {"uploads"}).Array("uploads")) {
      uploads.push_back(protocol::DecodeUpload(upload));
    }
    return uploads;
  });
}

}  // namespace conformance::exec
