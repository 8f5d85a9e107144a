#include "sim/com/enumerators.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "sim/com/file_object.h"

namespace bitsim {
namespace {

constexpr TraceKind kNext{"IEnum::Next"};
constexpr TraceKind kSkip{"IEnum::Skip"};
constexpr TraceKind kReset{"IEnum::Reset"};
constexpr TraceKind kClone{"IEnum::Clone"};
constexpr TraceKind kGetCount{"IEnum::GetCount"};

// Both enumerators are the same but for the type of their items.
template <class Interface, class Item>
class Enumerator final : public ComObject<ListedObject, Interface> {
 public:
  // Makes the items of a list that is no snapshot.
  using Source = std::function<std::vector<Item*>()>;

  Enumerator(Process& process, std::vector<Item*> items, Source source = nullptr,
             std::size_t next = 0)
      : ComObject<ListedObject, Interface>(process),
        items_(std::move(items)),
        source_(std::move(source)),
        next_(next) {}

  STDMETHODIMP Next(ULONG celt, Item** rgelt, ULONG* pceltFetched) override {
    return this->Call(CallKind::kRead, kNext, kNoJob, [&]() -> HRESULT {
      if (rgelt == nullptr || (pceltFetched == nullptr && celt != 1)) return E_INVALIDARG;
      Refresh();
      ULONG fetched = 0;
      for (; fetched < celt && next_ < items_.size(); ++fetched, ++next_) {
        items_[next_]->AddRef();
        rgelt[fetched] = items_[next_];
      }
      if (pceltFetched != nullptr) *pceltFetched = fetched;
      return fetched == celt ? S_OK : S_FALSE;
    });
  }

  STDMETHODIMP Skip(ULONG celt) override {
    return this->Call(CallKind::kRead, kSkip, kNoJob, [&]() -> HRESULT {
      const std::size_t left = items_.size() - next_;
      next_ += std::min<std::size_t>(celt, left);
      return celt <= left ? S_OK : S_FALSE;
    });
  }

  STDMETHODIMP Reset() override {
    return this->Call(CallKind::kRead, kReset, kNoJob, [&]() -> HRESULT {
      next_ = 0;
      return S_OK;
    });
  }

  STDMETHODIMP Clone(Interface** ppenum) override {
    return this->Call(CallKind::kRead, kClone, kNoJob, [&]() -> HRESULT {
      if (ppenum == nullptr) return E_INVALIDARG;
      for (Item* const item : items_) item->AddRef();
      *ppenum = new Enumerator(this->process(), items_, source_, next_);
      return S_OK;
    });
  }

  STDMETHODIMP GetCount(ULONG* puCount) override {
    return this->Call(CallKind::kRead, kGetCount, kNoJob, [&]() -> HRESULT {
      if (puCount == nullptr) return E_INVALIDARG;
      Refresh();
      *puCount = static_cast<ULONG>(items_.size());
      return S_OK;
    });
  }

  std::string Describe() const override { return "an enumerator"; }

 private:
  ~Enumerator() override { ReleaseItems(); }

  void ReleaseItems() {
    for (Item* const item : items_) item->Release();
  }
  void Refresh() {
    if (source_ == nullptr) return;
    ReleaseItems();
    items_ = source_();
  }

  std::vector<Item*> items_;
  Source source_;
  std::size_t next_;
};

std::vector<IBackgroundCopyFile*> FilesOf(Process& process, JobObject& job) {
  std::vector<IBackgroundCopyFile*> files;
  for (std::uint32_t i = 0; i < job.job().files.size(); ++i) {
    files.push_back(new FileObject(process, job, i));
  }
  return files;
}

}  // namespace

IEnumBackgroundCopyJobs* NewJobEnumerator(Process& process, std::vector<IBackgroundCopyJob*> jobs) {
  return new Enumerator<IEnumBackgroundCopyJobs, IBackgroundCopyJob>(process, std::move(jobs));
}

IEnumBackgroundCopyFiles* NewFileEnumerator(Process& process, JobObject& job) {
  using Files = Enumerator<IEnumBackgroundCopyFiles, IBackgroundCopyFile>;
  if (process.service().decisions.ListsAreSnapshots()) {
    return new Files(process, FilesOf(process, job));
  }
  job.AddRef();
  const std::shared_ptr<JobObject> held(&job, [](JobObject* object) { object->Release(); });
  return new Files(process, FilesOf(process, job),
                   [&process, held] { return FilesOf(process, *held); });
}

}  // namespace bitsim
