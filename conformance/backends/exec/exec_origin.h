// File: exec_origin.h
//
// The origin server of a testee that has one of its own.

#ifndef BITSIM_CONFORMANCE_BACKENDS_EXEC_EXEC_ORIGIN_H_
#define BITSIM_CONFORMANCE_BACKENDS_EXEC_EXEC_ORIGIN_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/testbed/testbed.h"

namespace conformance::exec {

class ExecTestbed;

class ExecOrigin final : public Origin {
 public:
  // `base` is what stands before a path in a URL.
  ExecOrigin(const ExecTestbed& testbed, std::string base)
      : testbed_(testbed), base_(std::move(base)) {}

  std::wstring Url(std::string_view path) override;
  void Put(std::string_view path, const Resource& resource) override;
  void AnswerNext(std::string_view path, const Answer& answer, int count) override;
  std::vector<Request> requests() const override;
  void AcceptUploads(std::string_view path, const UploadTarget& target) override;
  std::vector<Upload> uploads() const override;

 private:
  const ExecTestbed& testbed_;
  const std::string base_;
};

}  // namespace conformance::exec

#endif  // BITSIM_CONFORMANCE_BACKENDS_EXEC_EXEC_ORIGIN_H_
