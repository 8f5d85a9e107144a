// File: origin_server.h
//
// An origin as the network sees it: takes a request, writes it down, and says what comes back.

#ifndef BITSIM_NET_ORIGIN_SERVER_H_
#define BITSIM_NET_ORIGIN_SERVER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/origin.h"
#include "bitsim/uploads.h"
#include "sim/core/name_table.h"
#include "sim/net/link_tree.h"
#include "sim/net/reply.h"
#include "sim/net/request_log.h"
#include "sim/net/upload_packet.h"
#include "sim/net/upload_server.h"
#include "sim/net/url.h"

namespace bitsim {

// Throws std::invalid_argument, which names `what`, unless it is 0 to ten years.
void CheckDelay(Duration delay, std::string_view what);
// The same for an Answer out of its bounds, and for credentials of a scheme that there is not.
void CheckAnswer(const Answer& answer, std::string_view what);
void CheckCredentials(const std::optional<HttpCredentials>& credentials, std::string_view what);

class OriginServer;

// Who carries what servers send: is told when the link of one has changed.
class OriginLinkListener {
 public:
  virtual void OnOriginLinkChanged(OriginServer& server) = 0;

 protected:
  ~OriginLinkListener() = default;
};

class OriginServer final : public Origin {
 public:
  struct ScriptedAnswer {
    Answer answer;
    std::uint64_t count;
  };

  // A path that was named once, with or without a resource. Never moves, never goes.
  struct Page {
    OriginServer* server = nullptr;
    std::string_view path;
    std::shared_ptr<const Offer> offer;            // null: no resource
    std::vector<ScriptedAnswer> scripted_answers;  // the next one first
    std::uint64_t request_count = 0;
  };

  // What a request gets: the offer's, or what was made for it.
  struct Answered {
    const HttpResponse* head;
    const Delivery* delivery;
  };

  // What becomes of the bytes that an upload's packet brings.
  struct UploadIntake {
    Answer answer = {};
    std::uint64_t arriving_bytes = 0;  // after these, body_end happens
    std::uint64_t bytes_per_second_max = 0;
    BodyEnd body_end = BodyEnd::kComplete;
  };

  // `url` must have been parsed from a text that is an origin's (no path).
  explicit OriginServer(const Url& url);

  bool IsAt(const Url& url) const;
  bool HasHost(const Url& url) const;
  // The same port, and the same scheme.
  bool HasPort(const Url& url) const { return url.port == port_ && url.secure == secure_; }
  bool listening() const { return listening_; }
  // nullptr: nobody. Must outlive the last call of SetLink.
  void SetLinkListener(OriginLinkListener* listener) { link_listener_ = listener; }
  // Where in the network's tree of links it is; that is the network's affair.
  LinkTree::BranchId branch() const { return branch_; }
  void set_branch(LinkTree::BranchId branch) { branch_ = branch; }

  // Whether this is that page's URL as it is nearly always written: its server's and its path.
  bool IsUrlOf(const Page& page, std::string_view url) const {
    return url.size() == url_.size() + page.path.size() && url.starts_with(url_) &&
           url.ends_with(page.path);
  }
  // The page of any path, even if it has nothing and does not begin with '/'.
  Page& FindPage(std::string_view path);
  // A request has arrived. Nothing is made for it, if it gets what the page's offer has for all.
  Answered Receive(Instant now, Page& page, const ServerRequest& request,
                   std::optional<Reply>& made);

  // Whether uploads to that page need other credentials than the request has: the packet is then
  // received, and refused, without having been admitted.
  bool RefusesUpload(const Page& page, const ServerRequest& request) const;
  // A packet of an upload is about to arrive; it has arrived, and `ack` is set; or only so much of
  // it has, and no more will.
  UploadIntake Admit(Page& page, const UploadPacket& packet);
  Reply Receive(Instant now, Page& page, const ServerRequest& request, const UploadPacket& packet,
                const Answer& answer, UploadAck& ack);
  void ReceivePart(const UploadPacket& packet, std::uint64_t arrived_bytes) {
    uploads_.ReceivePart(packet, arrived_bytes);
  }

  // Origin:
  void Put(std::string_view path, Resource resource) override;
  void Remove(std::string_view path) override;
  void AnswerNext(std::string_view path, const Answer& answer, std::uint64_t count) override;
  void SetListening(bool listening) override { listening_ = listening; }
  void SetLink(const OriginLinkOptions& options) override;
  const OriginLinkOptions& link() const override { return link_; }
  const std::string& url() const override { return url_; }
  std::span<const ReceivedRequest> requests() const override { return log_.Lines(); }
  std::uint64_t request_count() const override { return log_.count(); }
  std::uint64_t RequestCount(std::string_view path) const override;
  void AcceptUploads(std::string_view path, UploadOptions options) override;
  void LoseUploadSessions() override;
  std::span<const ReceivedUpload> uploads() const override { return uploads_.uploads(); }

 private:
  static void CheckPath(std::string_view function, std::string_view path);
  // The next scripted answer, which is used up. REQUIRES: there is one.
  static Answer TakeScriptedAnswer(Page& page, bool has_body);
  static bool IsRefused(const Page& page, const ServerRequest& request);
  static Answered AnswerTo(Page& page, const ServerRequest& request, std::optional<Reply>& made);
  void DropReply(UploadSessionId session);

  std::string host_;
  std::string url_;
  std::uint16_t port_;
  bool secure_;
  bool listening_ = true;
  OriginLinkOptions link_;
  OriginLinkListener* link_listener_ = nullptr;
  LinkTree::BranchId branch_ = LinkTree::kTrunk;
  RequestLog log_;
  UploadServer uploads_;

  NameTable<Page, ExactNames> pages_;
};

}  // namespace bitsim

#endif  // BITSIM_NET_ORIGIN_SERVER_H_
