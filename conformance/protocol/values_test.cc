#include "conformance/protocol/values.h"

#include <bitsmsg.h>
#include <gmock/gmock.h>

#include <string>

namespace conformance::protocol {
namespace {

TEST(Values, GoThereAndBack) {
  CallMemory memory;
  EXPECT_EQ(Hresult::Encode(BG_E_INVALID_STATE), "0x80200002");
  EXPECT_EQ(Hresult::Decode("0x80200002", memory), BG_E_INVALID_STATE);
  EXPECT_EQ(Hresult::Decode("0x00000001", memory), S_FALSE);

  const GUID iid = __uuidof(IBackgroundCopyManager);
  EXPECT_EQ(Guid::Encode(iid), "5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c");
  EXPECT_TRUE(Guid::Decode("5CE34C0D-0dc9-4c1f-897c-daa1b78cee7c", memory) == iid);

  const FILETIME time = Time::Decode(133'485'408'000'000'001, memory);
  EXPECT_EQ(Time::Encode(time), 133'485'408'000'000'001);

  EXPECT_EQ(Number<UINT64>::Decode(UINT64_MAX, memory), UINT64_MAX);
  EXPECT_EQ(Number<BG_JOB_STATE>::Encode(BG_JOB_STATE_ERROR), 4);
  EXPECT_EQ(static_cast<unsigned>(Number<BG_JOB_PRIORITY>::Decode(99, memory)), 99u);
  EXPECT_EQ(Bool::Decode(true, memory), TRUE);
  EXPECT_EQ(Bool::Encode(5), true);

  EXPECT_EQ(Text::Encode(nullptr), nullptr);
  EXPECT_EQ(Text::Decode(nullptr, memory), nullptr);
  EXPECT_STREQ(Text::Decode("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", memory),
               L"a\u00e4\u20ac\U0001f600");
  EXPECT_EQ(Text::Encode(L"a\u00e4\u20ac\U0001f600"), "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");

  const BYTE bytes[] = {0x00, 0x7f, 0xff};
  EXPECT_EQ(EncodeBytes(bytes, 3), "007fff");
  EXPECT_THAT(DecodeBytes("007FfF"), ::testing::ElementsAre(0x00, 0x7f, 0xff));
}

TEST(Values, HalfASurrogatePairBecomesTheReplacementCharacter) {
  const wchar_t half[] = {static_cast<wchar_t>(0xd800), L'x', 0};
  EXPECT_EQ(Text::Encode(half), "\xef\xbf\xbdx");
}

template <class Codec>
bool Refuses(const Json& json) {
  CallMemory memory;
  try {
    static_cast<void>(Codec::Decode(json, memory));
    return false;
  } catch (const ProtocolError&) {
    return true;
  }
}

TEST(Values, RefuseWhatIsOfAnotherForm) {
  EXPECT_TRUE(Refuses<Hresult>(0));
  EXPECT_TRUE(Refuses<Hresult>("0x8020002"));
  EXPECT_TRUE(Refuses<Hresult>("0x8020000g"));
  EXPECT_TRUE(Refuses<Hresult>("8020000200"));
  EXPECT_TRUE(Refuses<Guid>("{5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c}"));
  EXPECT_TRUE(Refuses<Guid>("5ce34c0d-0dc9-4c1f-897c-daa1b78cee7"));
  EXPECT_TRUE(Refuses<Guid>("5ce34c0d_0dc9-4c1f-897c-daa1b78cee7c"));
  EXPECT_TRUE(Refuses<Guid>("5ce34c0d-0dc9-4c1f-897c-daa1b78ceezz"));
  EXPECT_TRUE(Refuses<Number<ULONG>>(-1));
  EXPECT_TRUE(Refuses<Number<ULONG>>(4'294'967'296));
  EXPECT_TRUE(Refuses<Number<ULONG>>(1.0));
  EXPECT_TRUE(Refuses<Number<ULONG>>("1"));
  EXPECT_TRUE(Refuses<Bool>(1));
  EXPECT_TRUE(Refuses<Text>(1));
  EXPECT_TRUE(Refuses<Text>(std::string("a\0b", 3)));
  EXPECT_TRUE(Refuses<Time>(-1));
  EXPECT_THROW(DecodeBytes("0"), ProtocolError);
  EXPECT_THROW(DecodeBytes("0x"), ProtocolError);
  EXPECT_THROW(DecodeBytes(nullptr), ProtocolError);
}

}  // namespace
}  // namespace conformance::protocol
