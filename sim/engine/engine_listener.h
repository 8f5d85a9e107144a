// File: engine_listener.h
//
// Who wants to know what becomes of the engine's jobs: whoever tells the clients (sim/notify).

#ifndef BITSIM_ENGINE_ENGINE_LISTENER_H_
#define BITSIM_ENGINE_ENGINE_LISTENER_H_

#include <bits.h>

#include <cstdint>
#include <span>

#include "sim/engine/job.h"

namespace bitsim {

class EngineListener {
 public:
  virtual void OnJobCreated(Job& job) = 0;
  // After the change. A final job is no longer in the queue, but its record is still there.
  virtual void OnStateChanged(Job& job, BG_JOB_STATE from) = 0;
  virtual void OnModified(Job& job, Modification modification) = 0;
  virtual void OnFileTransferred(Job& job, std::uint32_t file_index) = 0;
  // These bytes of the file are on disk now; only of files that may have holes (on demand).
  virtual void OnRangesTransferred(Job& job, std::uint32_t file_index,
                                   std::span<const BG_FILE_RANGE> ranges) {
    static_cast<void>(job), static_cast<void>(file_index), static_cast<void>(ranges);
  }

 protected:
  ~EngineListener() = default;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ENGINE_LISTENER_H_
