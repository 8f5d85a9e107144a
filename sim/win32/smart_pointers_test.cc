#include <atlbase.h>
#include <bits.h>
#include <comdef.h>
#include <wil/com.h>
#include <wrl/client.h>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

_COM_SMARTPTR_TYPEDEF(IBackgroundCopyManager, __uuidof(IBackgroundCopyManager));

// What clients write, with the NULL of C, too.
template <class Pointer>
class SmartPointerTest : public ClientTest {
 protected:
  struct Member {
    Member() : pointer(NULL) {}  // NOLINT
    Pointer pointer;
  };
};

using Pointers =
    testing::Types<CComPtr<IBackgroundCopyManager>, CComQIPtr<IBackgroundCopyManager>,
                   IBackgroundCopyManagerPtr, Microsoft::WRL::ComPtr<IBackgroundCopyManager>,
                   wil::com_ptr<IBackgroundCopyManager>,
                   wil::com_ptr_nothrow<IBackgroundCopyManager>>;
TYPED_TEST_SUITE(SmartPointerTest, Pointers);

TYPED_TEST(SmartPointerTest, IsComparedWithNullAndItsLike) {
  this->Run([] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    typename TestFixture::Member member;
    TypeParam& pointer = member.pointer;
    TypeParam other = nullptr;
    EXPECT_TRUE(pointer == NULL && NULL == pointer && pointer == nullptr && nullptr == pointer);
    EXPECT_FALSE(pointer != NULL || NULL != pointer || pointer != nullptr || nullptr != pointer);
    EXPECT_TRUE(!pointer && pointer == other);
    EXPECT_EQ(
        CoCreateInstance(CLSID_BackgroundCopyManager, nullptr, CLSCTX_ALL, IID_PPV_ARGS(&pointer)),
        S_OK);
    EXPECT_TRUE(pointer && pointer != NULL && pointer != nullptr && pointer != other);
    other = pointer;
    EXPECT_TRUE(pointer == other && !(pointer != other));
    pointer = NULL;
    EXPECT_TRUE(pointer == NULL);
    other = nullptr;
  });
  EXPECT_TRUE(this->client_.open_references().empty());
}

// As the documentation of Microsoft writes it.
using DocumentedPointer =
    _com_ptr_t<_com_IIID<IBackgroundCopyManager, &__uuidof(IBackgroundCopyManager)>>;

TEST_F(ClientTest, AComPointerIsNamedWithItsInterfacesGuid) {
  Run([] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    DocumentedPointer pointer = NULL;
    EXPECT_EQ(pointer.CreateInstance(__uuidof(BackgroundCopyManager)), S_OK);
    IBackgroundCopyManagerPtr same = pointer;
    EXPECT_EQ(same, pointer);
  });
  EXPECT_TRUE(client_.open_references().empty());
}

TEST_F(ClientTest, PointersOfWilBecomeThoseOfAnotherKindAndOfABase) {
  Run([] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    wil::com_ptr_nothrow<IBackgroundCopyManager> manager =
        wil::CoCreateInstance<BackgroundCopyManager, IBackgroundCopyManager>(CLSCTX_LOCAL_SERVER);
    const wil::com_ptr<IUnknown> base = manager;
    EXPECT_EQ(base.get(), manager.get());
    wil::com_ptr<IUnknown> other;
    other = std::move(manager);
    EXPECT_EQ(other, base);
    EXPECT_FALSE(manager);
  });
  EXPECT_TRUE(client_.open_references().empty());
}

}  // namespace
}  // namespace bitsim::win32
