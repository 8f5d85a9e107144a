#include "sim/com/error_text.h"

#include <gtest/gtest.h>

#include <set>

namespace bitsim {
namespace {

TEST(ErrorText, KnowsTheErrorsThatTheSimulatorMakes) {
  std::set<std::string> texts;
  for (const HRESULT code : {BG_E_NOT_FOUND,
                             BG_E_INVALID_STATE,
                             BG_E_EMPTY,
                             BG_E_FILE_NOT_AVAILABLE,
                             BG_E_PROTOCOL_NOT_AVAILABLE,
                             BG_E_ERROR_INFORMATION_UNAVAILABLE,
                             BG_E_NETWORK_DISCONNECTED,
                             BG_E_MISSING_FILE_SIZE,
                             BG_E_INSUFFICIENT_RANGE_SUPPORT,
                             BG_E_INVALID_SERVER_RESPONSE,
                             BG_E_STRING_TOO_LONG,
                             BG_E_TOO_MANY_FILES,
                             HRESULT_FROM_WIN32(12007),
                             HRESULT_FROM_WIN32(12029),
                             HRESULT_FROM_WIN32(12030),
                             HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION),
                             E_INVALIDARG,
                             E_ACCESSDENIED,
                             E_NOTIMPL,
                             HRESULT(S_OK)}) {
    const std::string text = ErrorText(code);
    EXPECT_EQ(text.find("0x"), std::string::npos) << text;
    EXPECT_EQ(text.back(), '.');
    EXPECT_TRUE(texts.insert(text).second) << text;
  }
}

TEST(ErrorText, NamesTheHttpStatus) {
  EXPECT_EQ(ErrorText(BG_E_HTTP_ERROR_404), "The server answered with HTTP status 404.");
  EXPECT_EQ(ErrorText(static_cast<HRESULT>(0x80190000u)),
            "The server answered with HTTP status 0.");
  EXPECT_EQ(ErrorText(static_cast<HRESULT>(0x801903e8u)), "Error 0x801903e8.");
}

TEST(ErrorText, GivesOtherCodesAsNumbers) {
  EXPECT_EQ(ErrorText(static_cast<HRESULT>(0x80041234u)), "Error 0x80041234.");
  EXPECT_EQ(ErrorText(1), "Error 0x00000001.");
}

TEST(ErrorText, HasATextForEachContextAndForOthers) {
  std::set<std::string_view> texts;
  for (int context = BG_ERROR_CONTEXT_NONE;
       context <= BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK + 1; ++context) {
    EXPECT_TRUE(texts.insert(ErrorContextText(static_cast<BG_ERROR_CONTEXT>(context))).second)
        << context;
  }
}

TEST(ErrorText, IsEnglishOnly) {
  EXPECT_TRUE(IsInstalledLanguage(0x0409));
  EXPECT_TRUE(IsInstalledLanguage(0x0009));
  EXPECT_TRUE(IsInstalledLanguage(0x0400));
  EXPECT_TRUE(IsInstalledLanguage(0x0800));
  EXPECT_FALSE(IsInstalledLanguage(0x0407));
  EXPECT_FALSE(IsInstalledLanguage(0));
}

}  // namespace
}  // namespace bitsim
