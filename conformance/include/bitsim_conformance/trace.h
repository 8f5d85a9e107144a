// File: trace.h
//
// What a world may tell of its history: lines for the report of a failure, files for other
// programs, and the choices by which a run can be repeated. Nothing of this is needed for a
// verdict.
//
//   STDMETHODIMP GetLine(UINT32 index, LPCSTR* line) override {
//     if (index >= lines_.size()) return S_FALSE;
//     *line = lines_[index].c_str();     // "+00:00:05.0000000  service  job 1  ...  [ST-05]"
//     return S_OK;
//   }

#ifndef BITSIM_CONFORMANCE_TRACE_H_
#define BITSIM_CONFORMANCE_TRACE_H_

#include <bitsim_conformance/interface.h>

BITSIM_INTERFACE_ID(IBitsimTrace, 0x7e2f92f9, 0x900a, 0x4908, 0xb1, 0x18, 0x29, 0x61, 0xa5, 0x6c,
                    0xfd, 0x1f)
BITSIM_INTERFACE_ID(IBitsimTraceFiles, 0xf617ceea, 0x2ec6, 0x44ef, 0xbd, 0xa7, 0x95, 0x77, 0xf9,
                    0x0f, 0x45, 0x1d)
BITSIM_INTERFACE_ID(IBitsimRecording, 0xa680a9d1, 0xa843, 0x42bb, 0xbd, 0xa8, 0x52, 0x7f, 0xcb,
                    0x4e, 0x28, 0xba)

// Of a world. Also asked during calls of callbacks.
#undef INTERFACE
#define INTERFACE IBitsimTrace
DECLARE_INTERFACE_(IBitsimTrace, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // The last events of the service, oldest first, one line each.
  STDMETHOD(GetLine)(THIS_ UINT32 index, LPCSTR * line) PURE;
  // Equal for equal histories; 0 where there is none.
  STDMETHOD(GetHash)(THIS_ UINT64 * hash) PURE;
  BITSIM_END_INTERFACE(IBitsimTrace)
};

typedef struct BITSIM_TRACE_FILE {
  LPCSTR suffix;  // "mmd": what follows the name of the test and a dot
  LPCSTR content;
  UINT64 size_bytes;
} BITSIM_TRACE_FILE;

// Of a world: its whole trace in formats of other programs, for --trace.
#undef INTERFACE
#define INTERFACE IBitsimTraceFiles
DECLARE_INTERFACE_(IBitsimTraceFiles, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  STDMETHOD(GetFile)(THIS_ UINT32 index, BITSIM_TRACE_FILE * file) PURE;
  BITSIM_END_INTERFACE(IBitsimTraceFiles)
};

// Of a world whose choices can be written down and made again, for --record and --replay.
#undef INTERFACE
#define INTERFACE IBitsimRecording
DECLARE_INTERFACE_(IBitsimRecording, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // The choices so far, as text in lines.
  STDMETHOD(GetText)(THIS_ LPCSTR * text) PURE;
  // S_OK if the run so far fits the recording that it was to repeat; else S_FALSE, and `*misfit`
  // says at which place it does not.
  STDMETHOD(Check)(THIS_ LPCSTR * misfit) PURE;
  BITSIM_END_INTERFACE(IBitsimRecording)
};

#endif  // BITSIM_CONFORMANCE_TRACE_H_
