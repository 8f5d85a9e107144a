#include <atlstr.h>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

TEST_F(ClientTest, ACStringIsBuiltAndCut) {
  const CString url = CString(L"http://origin.test") + L"/" + CString(L"file.bin");
  EXPECT_STREQ(url, L"http://origin.test/file.bin");
  EXPECT_EQ(url.GetLength(), 27);
  EXPECT_STREQ(url.Mid(url.ReverseFind(L'/') + 1), L"file.bin");
  EXPECT_STREQ(url.Left(4), L"http");
  EXPECT_STREQ(url.Right(3), L"bin");
  EXPECT_STREQ(url.Right(100), url);
  EXPECT_STREQ(url.Mid(100), L"");
  EXPECT_STREQ(url.Mid(-3, 4), L"http");
  EXPECT_EQ(url.Find(L"://"), 4);
  EXPECT_EQ(url.Find(L'z'), -1);
  EXPECT_EQ(url.FindOneOf(L":/"), 4);
}

TEST_F(ClientTest, ACStringIsFormattedAsOnWindows) {
  CString text;
  text.Format(L"%s has %s", CString(L"a"), CString(L"b"));
  text.AppendFormat(L"%c", L'.');
  EXPECT_STREQ(text, L"a has b.");
  text.Format(L"%s has %lu bytes", L"file", DWORD{42});
  text.AppendFormat(L", 0x%08x", static_cast<unsigned>(E_FAIL));
  EXPECT_STREQ(text, L"file has 42 bytes, 0x80004005");
  CStringA narrow;
  narrow.Format("%s and %S", "narrow", L"wide");
  EXPECT_STREQ(narrow, "narrow and wide");
  EXPECT_STREQ(CString("from narrow"), L"from narrow");
  EXPECT_STREQ(CStringA(L"from wide"), "from wide");
}

TEST_F(ClientTest, ACStringIsCompared) {
  const CString text = L"Job";
  EXPECT_TRUE(text == L"Job");
  EXPECT_TRUE(text != L"job");
  EXPECT_TRUE(L"Job" == text);
  EXPECT_TRUE(text == CString(L"Job"));
  EXPECT_EQ(text.CompareNoCase(L"JOB"), 0);
  EXPECT_EQ(text.Compare(L"Kob"), -1);
  EXPECT_EQ(text.Compare(L"Iob"), 1);
  EXPECT_TRUE(CString(L"a") < CString(L"b"));
}

TEST_F(ClientTest, ACStringIsChangedInPlace) {
  CString text = L" \tA-B-C \r\n";
  EXPECT_STREQ(text.Trim(), L"A-B-C");
  EXPECT_EQ(text.Replace(L"-", L"--"), 2);
  EXPECT_EQ(text.Replace(L'A', L'a'), 1);
  EXPECT_STREQ(text, L"a--B--C");
  EXPECT_STREQ(text.MakeUpper(), L"A--B--C");
  EXPECT_STREQ(text.MakeLower(), L"a--b--c");
  text.Delete(1, 2);
  text.Insert(0, L">");
  EXPECT_STREQ(text, L">ab--c");
  EXPECT_STREQ(CString(L"   ").TrimLeft(), L"");
  EXPECT_STREQ(CString(L"   ").TrimRight(), L"");
  text = text.GetString() + 1;  // a part of itself
  EXPECT_STREQ(text, L"ab--c");
}

TEST_F(ClientTest, ACStringGivesRoomForTextOfOthers) {
  CString text;
  wcscpy_s(text.GetBuffer(MAX_PATH), MAX_PATH, L"C:\\data");
  text.ReleaseBuffer();
  EXPECT_EQ(text.GetLength(), 7);
  wcscpy_s(text.GetBuffer(20) + 7, 13, L"\\file");
  text.ReleaseBuffer(12);
  EXPECT_STREQ(text, L"C:\\data\\file");
}

TEST_F(ClientTest, ACStrBufIsTheTextToWriteInto) {
  CString text;
  wcscpy_s(CStrBuf(text, 10), 11, L"hello");
  EXPECT_STREQ(text, L"hello");
}

TEST_F(ClientTest, TextChangesItsWidthAsTcharDoes) {
  EXPECT_STREQ(CT2A(_T("hello")), "hello");
  EXPECT_STREQ(CT2W(_T("hello")), L"hello");
  EXPECT_STREQ(CA2T("hello"), _T("hello"));
  EXPECT_STREQ(CW2CT(L"hello"), _T("hello"));
}

}  // namespace
}  // namespace bitsim::win32
