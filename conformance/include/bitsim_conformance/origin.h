// File: origin.h
//
// The server that jobs download from and upload to. A plugin whose world is simulated brings its
// own; to any other the suite lends a real HTTP server on 127.0.0.1, and nothing of this file is
// needed.
//
//   STDMETHODIMP Put(LPCSTR path, const BITSIM_RESOURCE* resource) override {
//     server_.files[path] = *resource;    // with copies of its strings
//     return S_OK;
//   }
//   STDMETHODIMP GetRequest(UINT32 index, BITSIM_REQUEST* request) override {
//     if (index == 0) requests_ = server_.requests();
//     if (index >= requests_.size()) return S_FALSE;
//     *request = {requests_[index].method.c_str(), requests_[index].path.c_str(), ...};
//     return S_OK;
//   }

#ifndef BITSIM_CONFORMANCE_ORIGIN_H_
#define BITSIM_CONFORMANCE_ORIGIN_H_

#include <bitsim_conformance/interface.h>

// For a number of bytes or of ticks: there is none.
#define BITSIM_NONE 0xffffffffffffffffull

// How an answer differs from a sound one.
typedef enum BITSIM_ANSWER_FLAGS {
  BITSIM_ANSWER_NO_CONTENT_LENGTH = 0x1,  // it does not tell the size
  BITSIM_ANSWER_NO_RANGES = 0x2,          // a ranged request gets status 200 and everything
  BITSIM_ANSWER_HTTP_1_0 = 0x4,           // else HTTP/1.1
  BITSIM_ANSWER_NO_CONTENT_RANGE = 0x8,   // a 206 does not tell which bytes it has
  // With break_after_bytes: the connection is reset with the last byte, not when the client has had
  // the time to read what was sent.
  BITSIM_ANSWER_RESETS_AT_ONCE = 0x10,
  // With break_after_bytes: the connection is closed at once as after a whole answer, not reset.
  BITSIM_ANSWER_CLOSES = 0x20
} BITSIM_ANSWER_FLAGS;

typedef struct BITSIM_ANSWER {
  UINT32 status;             // 200: of a ranged request, 206
  UINT32 flags;              // BITSIM_ANSWER_...
  UINT64 delay_ticks;        // before the status line is sent
  UINT64 break_after_bytes;  // of the body; then the connection is reset, or ends as `flags` say
  UINT64 stall_after_bytes;  // of the body; then no further byte comes and nothing is closed
  LPCSTR location;           // of a redirect: a URL, or a path of the origin; "": no such header
} BITSIM_ANSWER;

typedef struct BITSIM_RESOURCE {
  UINT64 size_bytes;
  LPCSTR etag;              // with its quotes; "": not sent
  LPCSTR last_modified;     // as HTTP has it; "": not sent
  UINT64 bytes_per_second;  // at most so many leave the server for one request; 0: no limit
  LPCSTR user_name;         // who may have it, by HTTP's scheme Basic; "": everybody
  LPCSTR password;
  BITSIM_ANSWER answer;  // to every request
} BITSIM_RESOURCE;

typedef struct BITSIM_REQUEST {
  LPCSTR method;
  LPCSTR path;
  UINT64 range_first_byte;  // BITSIM_NONE: no range was asked for
  UINT64 at_ticks;          // since the world was created
  UINT32 status;            // what was answered
} BITSIM_REQUEST;

// On what terms the origin takes uploads at a path, and what becomes of them.
typedef struct BITSIM_UPLOAD_TARGET {
  UINT64 size_bytes_max;           // BITSIM_NONE: no limit
  UINT64 bytes_per_second;         // at most so many reach the server; 0: no limit
  UINT32 application_status;       // what the application behind the server answers in the end,
  UINT64 application_delay_ticks;  // and how long it works on that
  const BITSIM_RESOURCE* reply;    // what an upload-reply job gets back; NULL: nothing
} BITSIM_UPLOAD_TARGET;

typedef struct BITSIM_UPLOAD {
  LPCSTR path;
  UINT64 received_bytes;
  BOOL is_complete;      // every byte arrived; the file stays
  BOOL is_deleted;       // taken back before that
  BOOL session_is_open;  // the server still keeps what it needs to go on
  UINT64 application_calls;
} BITSIM_UPLOAD;

BITSIM_INTERFACE_ID(IBitsimOrigin, 0x3ea361ea, 0xb454, 0x499c, 0x9f, 0xe6, 0xb0, 0xe8, 0xd3, 0x17,
                    0x11, 0xa1)
BITSIM_INTERFACE_ID(IBitsimUploads, 0x93035d9b, 0x9dd5, 0x44ce, 0xbc, 0x48, 0x54, 0x76, 0xbc, 0x64,
                    0xda, 0x24)

// Of a world: its server. A path begins with '/'; one without a resource is answered with 404.
#undef INTERFACE
#define INTERFACE IBitsimOrigin
DECLARE_INTERFACE_(IBitsimOrigin, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // L"http://origin.test": a URL is this and a path. Valid as long as the object.
  STDMETHOD(GetUrl)(THIS_ LPCWSTR * url) PURE;
  // Creates or replaces a resource.
  STDMETHOD(Put)(THIS_ LPCSTR path, const BITSIM_RESOURCE* resource) PURE;
  // The next `count` requests of the path, after those that are scripted already, get this answer.
  // One that breaks or stalls waits for a GET: a HEAD has no body in which it could.
  STDMETHOD(AnswerNext)(THIS_ LPCSTR path, const BITSIM_ANSWER* answer, UINT32 count) PURE;
  // Every request so far, oldest first.
  STDMETHOD(GetRequest)(THIS_ UINT32 index, BITSIM_REQUEST * request) PURE;
  BITSIM_END_INTERFACE(IBitsimOrigin)
};

// Of a world: its server takes uploads, by the BITS upload protocol.
#undef INTERFACE
#define INTERFACE IBitsimUploads
DECLARE_INTERFACE_(IBitsimUploads, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Takes uploads at a path from now on. Answers of AnswerNext come before that, one for every
  // packet of the protocol.
  STDMETHOD(Accept)(THIS_ LPCSTR path, const BITSIM_UPLOAD_TARGET* target) PURE;
  // Every upload so far, oldest first.
  STDMETHOD(GetUpload)(THIS_ UINT32 index, BITSIM_UPLOAD * upload) PURE;
  BITSIM_END_INTERFACE(IBitsimUploads)
};

#endif  // BITSIM_CONFORMANCE_ORIGIN_H_
