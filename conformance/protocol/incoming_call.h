// File: incoming_call.h
//
// One call of a stub: the arguments of a message, and the results that go back.
//
//   const auto seconds = call.In<Number<ULONG>>("Seconds");
//   call.Finish(job->SetMinimumRetryDelay(seconds));
//
//   ResultOf<Number<ULONG>> seconds(call, "Seconds");
//   call.Finish(job->GetMinimumRetryDelay(seconds.pointer()));
//   seconds.Send();
//
// Results of a call that failed are not sent.

#ifndef BITSIM_CONFORMANCE_PROTOCOL_INCOMING_CALL_H_
#define BITSIM_CONFORMANCE_PROTOCOL_INCOMING_CALL_H_

#include <bits.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/protocol/bits_codecs.h"
#include "conformance/protocol/peer.h"
#include "conformance/protocol/values.h"

namespace conformance::protocol {

class IncomingCall {
 public:
  // Both must outlive the call.
  IncomingCall(Peer& peer, std::string_view method, const Json& arguments);
  IncomingCall(const IncomingCall&) = delete;
  IncomingCall& operator=(const IncomingCall&) = delete;
  ~IncomingCall();  // ends the loans of its arguments

  template <class Codec>
  typename Codec::Value In(const char* name) {
    return Codec::Decode(Argument(name), memory_);
  }
  template <class Codec>
  typename Codec::Value* InPointer(const char* name) {
    const Json& json = Argument(name);
    if (json.is_null()) return nullptr;
    return memory_.Array(std::vector{Codec::Decode(json, memory_)});
  }
  template <class Codec>
  typename Codec::Value* InArray(const char* name, std::size_t count) {
    const Json& json = Argument(name);
    if (json.is_null()) return nullptr;
    CheckCount(name, json.size(), count);
    return memory_.Array(DecodeArray<Codec>(json, memory_));
  }
  BYTE* InBytes(const char* name, std::size_t count);
  BITS_JOB_PROPERTY_VALUE InProperty(const char* name, BITS_JOB_PROPERTY_ID id) {
    return DecodeJobProperty(id, Argument(name));
  }
  template <class Interface>
  Interface* InObject(const char* name) {
    return static_cast<Interface*>(Borrow(name, __uuidof(Interface)));
  }
  // Whether the client gave a pointer for that result.
  bool Wants(const char* name);

  // REQUIRES: every argument was taken, else the message had one too many. Calls nothing itself:
  // it stands before the call, and Finish after it.
  void CheckArguments() const;
  void Finish(HRESULT result) { answer_.result = result; }
  bool succeeded() const { return SUCCEEDED(answer_.result); }
  void Send(const char* name, Json value) { answer_.out[name] = std::move(value); }
  Json ToHandle(IUnknown* pointer, REFIID iid) {
    return peer_.ToHandle(pointer, iid, Peer::Passing::kGiven);
  }

  const CallResult& answer() const { return answer_; }

 private:
  const Json& Argument(const char* name);
  IUnknown* Borrow(const char* name, REFIID iid);
  void CheckCount(const char* name, std::size_t count, std::size_t expected) const;

  Peer& peer_;
  const std::string method_;
  const Json& arguments_;
  std::set<std::string_view> taken_;
  std::vector<IUnknown*> borrowed_;
  CallMemory memory_;
  CallResult answer_;
};

// A variable for a result, and NULL where the client has none.
template <class Value>
class ResultVariable {
 public:
  ResultVariable(IncomingCall& call, const char* name)
      : call_(call), name_(name), is_wanted_(call.Wants(name)) {}
  Value* pointer() { return is_wanted_ ? &value_ : nullptr; }

 protected:
  bool IsSent() const { return is_wanted_ && call_.succeeded(); }

  IncomingCall& call_;
  const char* const name_;
  const bool is_wanted_;
  Value value_{};
};

template <class Codec>
class ResultOf : public ResultVariable<typename Codec::Value> {
 public:
  using ResultVariable<typename Codec::Value>::ResultVariable;
  void Send() {
    if (!this->IsSent()) return;
    this->call_.Send(this->name_, Codec::Encode(this->value_));
    FreeTexts(this->value_);
  }
  // Of a number that another result is as long as.
  std::size_t count() const { return static_cast<std::size_t>(this->value_); }
};

template <class Codec>
class ArrayResultOf : public ResultVariable<typename Codec::Value*> {
 public:
  using ResultVariable<typename Codec::Value*>::ResultVariable;
  void Send(std::size_t count) {
    if (!this->IsSent()) return;
    Json array = this->value_ == nullptr ? Json(nullptr) : Json::array();
    for (std::size_t i = 0; this->value_ != nullptr && i < count; ++i) {
      array.push_back(Codec::Encode(this->value_[i]));
    }
    this->call_.Send(this->name_, std::move(array));
    CoTaskMemFree(this->value_);
  }
};

class BytesResult : public ResultVariable<BYTE*> {
 public:
  using ResultVariable::ResultVariable;
  void Send(std::size_t count) {
    if (!IsSent()) return;
    call_.Send(name_, EncodeBytes(value_, count));
    CoTaskMemFree(value_);
  }
};

class PropertyResult : public ResultVariable<BITS_JOB_PROPERTY_VALUE> {
 public:
  using ResultVariable::ResultVariable;
  void Send(BITS_JOB_PROPERTY_ID id) {
    if (IsSent()) call_.Send(name_, EncodeJobProperty(id, value_));
  }
};

template <class Interface>
class ObjectResult : public ResultVariable<Interface*> {
 public:
  using ResultVariable<Interface*>::ResultVariable;
  void Send() {
    if (!this->IsSent()) return;
    this->call_.Send(this->name_, this->call_.ToHandle(this->value_, __uuidof(Interface)));
  }
};

// The array that a client hands to IEnum...::Next.
template <class Interface>
class ObjectResults {
 public:
  // Nobody asks for more at once; a count that is only a test of the arguments costs no memory.
  static constexpr std::size_t kCountMax = 4096;

  ObjectResults(IncomingCall& call, const char* name, std::size_t count)
      : call_(call),
        name_(name),
        is_wanted_(call.Wants(name)),
        values_(std::min(count, kCountMax)) {}
  Interface** pointer() { return is_wanted_ ? values_.data() : nullptr; }
  // Next gives fewer than asked for with S_FALSE, and tells how many only where that was asked for.
  void Send() {
    if (!is_wanted_ || !call_.succeeded()) return;
    Json array = Json::array();
    for (Interface* const value : values_) {
      if (value != nullptr) array.push_back(call_.ToHandle(value, __uuidof(Interface)));
    }
    call_.Send(name_, std::move(array));
  }

 private:
  IncomingCall& call_;
  const char* const name_;
  const bool is_wanted_;
  std::vector<Interface*> values_;
};

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_INCOMING_CALL_H_
