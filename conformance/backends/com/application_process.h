// File: application_process.h
//
// An application that is a process of its own: this program once more, told to be one. It makes a
// manager of the service and hands it over (forwarded_manager.h). All calls to what is reached
// through it come from that process, and its callbacks live there, until it is killed.
//
//   ApplicationProcess application("second", folder);
//   application.manager()->GetJob(id, job.put());
//   job->SetNotifyInterface(callback);        // the service knows an object in that process
//   application.Kill();                       // and now it calls in vain
//
//   bits-conformance ──"com-application 4711"──▶ bits-conformance.exe
//                    ◀──"manager 4D454F57..."─── a marshalled manager, in hexadecimal

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_APPLICATION_PROCESS_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_APPLICATION_PROCESS_H_

#include <bits.h>

#include <memory>
#include <string>
#include <string_view>

#include "conformance/backends/com/run_folder.h"
#include "conformance/testbed/testbed.h"

namespace conformance {

namespace runner {
class WorkerProcess;
}

class ApplicationProcess : public Application {
 public:
  // Notes the jobs that it makes in the folder, which must outlive every use of its managers.
  // Throws BackendError if the process does not start or finds no service.
  ApplicationProcess(std::string_view name, RunFolder& folder);
  ApplicationProcess(const ApplicationProcess&) = delete;
  ApplicationProcess& operator=(const ApplicationProcess&) = delete;
  ~ApplicationProcess() override;  // kills it

  std::string_view name() const override { return name_; }
  ComPtr<IBackgroundCopyManager> manager() override { return manager_; }
  void Kill() override;

 private:
  const std::string name_;
  std::unique_ptr<runner::WorkerProcess> process_;
  ComPtr<IBackgroundCopyManager> manager_;
};

// The first argument of a program that is to be such a process.
inline constexpr const char* kApplicationCommand = "com-application";

// Is that process, as long as its parent lives. `parent` is the next argument, the parent's process
// id. Returns the exit code.
int ServeApplication(std::string_view parent);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_APPLICATION_PROCESS_H_
