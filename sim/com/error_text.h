// File: error_text.h
//
// English descriptions of error codes and contexts, for IBackgroundCopyError and
// IBackgroundCopyManager::GetErrorDescription. The words are ours; no client may depend on them.

#ifndef BITSIM_COM_ERROR_TEXT_H_
#define BITSIM_COM_ERROR_TEXT_H_

#include <bits.h>

#include <string>
#include <string_view>

namespace bitsim {

// English (United States), neutral English, and the defaults of the user and of the system.
bool IsInstalledLanguage(DWORD language_id);

std::string ErrorText(HRESULT code);
std::string_view ErrorContextText(BG_ERROR_CONTEXT context);

}  // namespace bitsim

#endif  // BITSIM_COM_ERROR_TEXT_H_
