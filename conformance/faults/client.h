// File: client.h
//
// The programs of the reference histories, written as programs that use BITS are: a thread that
// makes a job and looks after it, a program that a command line runs, a server of a notification
// class; and the heir, who takes over what others have left behind.

#ifndef BITSIM_CONFORMANCE_FAULTS_CLIENT_H_
#define BITSIM_CONFORMANCE_FAULTS_CLIENT_H_

#include <bits.h>

#include "conformance/faults/scene.h"

namespace conformance::faults {

// Makes the job of the plan and looks after it; as a thread of the application.
void RunClient(Scene& scene, bitsim::Application& application, JobPlan& plan);
// Registers with a job that somebody else made, and looks after it.
void RunSecondClient(Scene& scene, bitsim::Application& application, JobPlan& plan);
// Takes over a job, wherever it stands, so that it ends.
void RunHeir(Scene& scene, bitsim::Application& application, JobPlan& plan);

inline constexpr const wchar_t* kProgram = L"C:\\complete.exe";
inline constexpr GUID kNotificationClass = {0xfa017, 0, 0, {0, 0, 0, 0, 0, 0, 0, 1}};
// Installs the program that command lines run, or the notification class, for the plan's job.
void InstallProgram(Scene& scene, JobPlan& plan);
void InstallClass(Scene& scene, JobPlan& plan);

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_CLIENT_H_
