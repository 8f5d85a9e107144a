// File: every_method.h
//
// Every method of a job and its files by its name in docs/method-states.md, with good arguments.

#ifndef BITSIM_COM_EVERY_METHOD_H_
#define BITSIM_COM_EVERY_METHOD_H_

#include <vector>

#include "bitsim/disk.h"
#include "sim/com/file_object.h"
#include "sim/com/job_object.h"
#include "sim/com/manager_object.h"

namespace bitsim {

// What a job has before it comes into the state.
enum class Preparation {
  kFile,  // one file, nothing else
  kNoFile,
  kHasFailed,  // ... and was in ERROR before
  kHasRanges,  // a file with ranges (downloads)
  kHasHttpMethod,
  kHasHttpOptions,  // custom headers, a client certificate
};

struct Subject {
  ManagerObject& manager;
  JobObject& job;
  FileObject* file;  // the first one; nullptr when there is none
  Disk& disk;
};

struct NamedMethod {
  const char* name;
  HRESULT (*call)(const Subject& subject);  // frees what it is given
  Preparation preparation = Preparation::kFile;
};

// What changes a job, and what only reads it.
const std::vector<NamedMethod>& EverySetter();
const std::vector<NamedMethod>& EveryGetter();

}  // namespace bitsim

#endif  // BITSIM_COM_EVERY_METHOD_H_
