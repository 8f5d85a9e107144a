#include <bits.h>
#include <gtest/gtest.h>
#include <objbase.h>

#include <string>

namespace {

constexpr wchar_t kJobText[] = L"{37668D37-507E-4160-9316-26306D150B12}";

GUID CountedGuid() {
  return {0x01234567, 0x89ab, 0xcdef, {0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe}};
}

TEST(TaskMemory, NoBytesAreABlockToo) {
  void* block = CoTaskMemAlloc(0);
  EXPECT_NE(block, nullptr);
  CoTaskMemFree(block);
}

TEST(TaskMemory, FreeingNothingIsAllowed) { CoTaskMemFree(nullptr); }

TEST(TaskMemory, ReallocKeepsTheContentAllocatesFromNullAndFreesAtZero) {
  auto* block = static_cast<unsigned char*>(CoTaskMemRealloc(nullptr, 3));
  ASSERT_NE(block, nullptr);
  block[0] = 7;
  block[2] = 9;
  block = static_cast<unsigned char*>(CoTaskMemRealloc(block, 3000));
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(block[0], 7);
  EXPECT_EQ(block[2], 9);
  EXPECT_EQ(CoTaskMemRealloc(block, 0), nullptr);  // a leak here fails the sanitizer build
}

TEST(GuidText, IsBracedAndInUpperCaseWithTheNumbersHighByteFirst) {
  wchar_t text[39];
  EXPECT_EQ(StringFromGUID2(CountedGuid(), text, 39), 39);
  EXPECT_STREQ(text, L"{01234567-89AB-CDEF-1032-547698BADCFE}");
  EXPECT_EQ(StringFromGUID2(IID_IBackgroundCopyJob, text, 39), 39);
  EXPECT_STREQ(text, kJobText);
}

TEST(GuidText, IsNotCutToATooSmallBuffer) {
  wchar_t text[39] = L"before";
  EXPECT_EQ(StringFromGUID2(CountedGuid(), text, 38), 0);
  EXPECT_STREQ(text, L"before");
  EXPECT_EQ(StringFromGUID2(CountedGuid(), text, 0), 0);
  EXPECT_EQ(StringFromGUID2(CountedGuid(), text, -1), 0);
}

TEST(GuidText, InTaskMemoryIsTheSameText) {
  LPOLESTR text = nullptr;
  ASSERT_EQ(StringFromCLSID(IID_IBackgroundCopyJob, &text), S_OK);
  EXPECT_STREQ(text, kJobText);
  CoTaskMemFree(text);
  ASSERT_EQ(StringFromIID(IID_IBackgroundCopyJob, &text), S_OK);
  EXPECT_STREQ(text, kJobText);
  CoTaskMemFree(text);
  EXPECT_EQ(StringFromCLSID(GUID_NULL, nullptr), E_INVALIDARG);
}

TEST(GuidFromText, ReadsBothCasesAndRoundTrips) {
  GUID guid = {};
  EXPECT_EQ(CLSIDFromString(kJobText, &guid), S_OK);
  EXPECT_EQ(guid, IID_IBackgroundCopyJob);
  EXPECT_EQ(IIDFromString(L"{01234567-89ab-cdef-1032-547698badcfe}", &guid), S_OK);
  EXPECT_EQ(guid, CountedGuid());
}

TEST(GuidFromText, NullReadsAsGuidNull) {
  GUID guid = CountedGuid();
  EXPECT_EQ(CLSIDFromString(nullptr, &guid), S_OK);
  EXPECT_EQ(guid, GUID_NULL);
  guid = CountedGuid();
  EXPECT_EQ(IIDFromString(nullptr, &guid), S_OK);
  EXPECT_EQ(guid, GUID_NULL);
}

TEST(GuidFromText, AnythingElseIsRefusedAndClearsTheResult) {
  for (const wchar_t* text :
       {L"", L"{", L"BITS.Manager", L"37668D37-507E-4160-9316-26306D150B12",
        L"{37668D37-507E-4160-9316-26306D150B1}", L"{37668D37-507E-4160-9316-26306D150B123}",
        L"{37668D37-507E-4160-9316-26306D150B1G}", L"{37668D37 507E-4160-9316-26306D150B12}",
        L"(37668D37-507E-4160-9316-26306D150B12)", L"{37668D37-507E-4160-9316-26306D150B12 "}) {
    GUID guid = CountedGuid();
    EXPECT_EQ(CLSIDFromString(text, &guid), CO_E_CLASSSTRING) << std::wstring(text).size();
    EXPECT_EQ(guid, GUID_NULL);
  }
  GUID guid = CountedGuid();
  EXPECT_EQ(CLSIDFromString(kJobText, nullptr), E_INVALIDARG);
  EXPECT_EQ(IIDFromString(kJobText, nullptr), E_INVALIDARG);
  EXPECT_EQ(IIDFromString(L"{37668D37}", &guid), E_INVALIDARG);
  EXPECT_EQ(IIDFromString(L"{37668D37-507E-4160-9316-26306D150B1G}", &guid), CO_E_IIDSTRING);
  EXPECT_EQ(guid, GUID_NULL);
}

}  // namespace
