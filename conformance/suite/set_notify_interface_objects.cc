#include "conformance/suite/set_notify_interface_objects.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace conformance {
namespace {

// Keeps an object for ever, reachable for leak checkers.
template <class Object>
Object& Keep(std::unique_ptr<Object> object) {
  static auto& kept = *new std::vector<std::unique_ptr<Object>>;
  static auto& mutex = *new std::mutex;
  const std::lock_guard lock(mutex);
  return *kept.emplace_back(std::move(object));
}

class FacetedObject final : public FacetedCallback, public IUnknown {
 public:
  FacetedObject() : face_(*this) {}

  IUnknown* unknown() override { return this; }
  IBackgroundCopyCallback* callback() override { return &face_; }
  int transferred() const override { return transferred_; }
  unsigned references() const override { return references_; }

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (IsEqualGUID(riid, __uuidof(IUnknown))) {
      *object = static_cast<IUnknown*>(this);
    } else if (IsEqualGUID(riid, __uuidof(IBackgroundCopyCallback))) {
      *object = static_cast<IBackgroundCopyCallback*>(&face_);
    } else {
      return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override { return --references_; }

 private:
  // Shares the reference count of the whole.
  class Face final : public IBackgroundCopyCallback {
   public:
    explicit Face(FacetedObject& whole) : whole_(whole) {}
    STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
      return whole_.QueryInterface(riid, object);
    }
    STDMETHODIMP_(ULONG) AddRef() override { return whole_.AddRef(); }
    STDMETHODIMP_(ULONG) Release() override { return whole_.Release(); }
    STDMETHODIMP JobTransferred(IBackgroundCopyJob*) override {
      ++whole_.transferred_;
      return S_OK;
    }
    STDMETHODIMP JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override { return S_OK; }
    STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }

   private:
    FacetedObject& whole_;
  };

  std::atomic<unsigned> references_{1};
  std::atomic<int> transferred_{0};
  Face face_;
};

class BrokenObjectImplementation final : public BrokenObject, public IUnknown {
 public:
  explicit BrokenObjectImplementation(BrokenAnswer answer) : answer_(answer) {}

  IUnknown* unknown() override { return this; }
  bool was_asked() const override { return was_asked_; }
  unsigned references() const override { return references_; }

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (IsEqualGUID(riid, __uuidof(IBackgroundCopyCallback))) {
      was_asked_ = true;
      if (answer_ == BrokenAnswer::kSuccessWithoutPointer) return S_OK;
      *object = static_cast<IUnknown*>(this);
      return E_NOINTERFACE;
    }
    if (!IsEqualGUID(riid, __uuidof(IUnknown))) return E_NOINTERFACE;
    AddRef();
    *object = static_cast<IUnknown*>(this);
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override { return --references_; }

 private:
  const BrokenAnswer answer_;
  std::atomic<bool> was_asked_{false};
  std::atomic<unsigned> references_{1};
};

}  // namespace

FacetedCallback& NewFacetedCallback() { return Keep(std::make_unique<FacetedObject>()); }

BrokenObject& NewBrokenObject(BrokenAnswer answer) {
  return Keep(std::make_unique<BrokenObjectImplementation>(answer));
}

}  // namespace conformance
