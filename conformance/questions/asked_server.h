// File: asked_server.h
//
// The files of the jobs that histories make, and what the origin server does with them.

#ifndef BITSIM_CONFORMANCE_QUESTIONS_ASKED_SERVER_H_
#define BITSIM_CONFORMANCE_QUESTIONS_ASKED_SERVER_H_

#include <string>

#include "conformance/model/command.h"
#include "conformance/testbed/testbed.h"

namespace conformance::questions {

// Of the origin; both counted from 0.
std::string PathOf(std::size_t job, std::size_t file);

// Which file of the job has this remote name; a number that no file has where none does.
std::uint8_t FileOf(Testbed& testbed, std::size_t job, const std::wstring& remote_name);

void SetServer(Testbed& testbed, std::size_t job, model::Server server);

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_ASKED_SERVER_H_
