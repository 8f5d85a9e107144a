#!/usr/bin/python3
"""A testee to copy and fill in: BITS in Python, as far as it goes, for the conformance suite.

  bits-conformance --backend='exec:python3 conformance/testees/python/testee.py'

It speaks the protocol of docs/runner-contract.md and needs nothing but Python 3. What is here:

  Wire      lines in and out; callbacks, and the requests that are made within them
  Service   jobs that are created, registered on, transferred at once, completed and cancelled
  WORLD     the calls about the world of a test, and METHODS those of the interfaces of BITS

Fill it in from here: a method that METHODS lacks answers E_NOTIMPL, and a capability that CAPABILITIES
lacks makes the tests that need it unsupported.
"""

import json
import sys
import uuid

S_OK = "0x00000000"
E_NOTIMPL = "0x80004001"
E_NOINTERFACE = "0x80004002"
E_INVALIDARG = "0x80070057"
BG_E_NOT_FOUND = "0x80200001"
BG_E_INVALID_STATE = "0x80200002"
BG_E_EMPTY = "0x80200003"

QUEUED, SUSPENDED, ERROR, TRANSFERRED, ACKNOWLEDGED, CANCELLED = 0, 3, 4, 6, 7, 8

NOTIFY_TRANSFERRED, NOTIFY_ERROR, NOTIFY_DISABLE = 1, 2, 4
NOTIFY_DEFINED = 0x3F

IID_UNKNOWN = "00000000-0000-0000-c000-000000000046"
IID_CALLBACK = "97ea99c7-0186-4ad4-8df9-c5b4e0ed6b22"
IID_JOB = "37668d37-507e-4160-9316-26306d150b12"
IID_MANAGER = "5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c"

# Of which this testee has something. docs/runner-contract.md lists all that there are.
CAPABILITIES = ["virtual_time"]

DAY_NS = 24 * 3600 * 10**9
RETRY_NS = 60 * 10**9


class Failed(Exception):
    """A method that fails with an HRESULT."""


class Wire:
    """One JSON object a line. Whoever has sent a line waits for one."""

    def __init__(self, service):
        self.service = service
        self.last_callback = 0

    def run(self):
        while True:
            request = self.receive()
            self.send(self.answer(request))
            if request["call"] == "end":
                return

    def receive(self):
        line = sys.stdin.readline()
        if not line:
            sys.exit(0)  # the end of the input is the end of the testee
        return json.loads(line)

    def send(self, message):
        print(json.dumps(message), flush=True)

    def answer(self, request):
        arguments = request.get("args", {})
        if "object" not in request:
            call = WORLD.get(request["call"])
            if call is None:
                return {"id": request["id"], "error": f"there is no {request['call']} here"}
            return {"id": request["id"], "out": call(self.service, arguments)}
        method = METHODS.get(request["call"])
        if method is None:
            return {"id": request["id"], "result": E_NOTIMPL}
        try:
            out = method(self.service, request["object"], arguments)
            return {"id": request["id"], "result": S_OK, "out": out or {}}
        except Failed as failed:
            return {"id": request["id"], "result": str(failed)}

    def call_back(self, name, client_object, arguments):
        """Calls a method of a client's object; (result, out). Serves what comes within it."""
        self.last_callback += 1
        number = self.last_callback
        self.send({"callback": number, "call": name, "object": client_object, "args": arguments})
        while True:
            message = self.receive()
            if message.get("reply") == number:
                return message["result"], message.get("out", {})
            self.send(self.answer(message))


class Job:
    def __init__(self, number, job_type, name):
        self.id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"job {number}"))
        self.type = job_type
        self.name = name
        self.description = ""
        self.state = SUSPENDED
        self.files = []
        self.flags = NOTIFY_TRANSFERRED | NOTIFY_ERROR
        self.retry_delay_s = 600
        self.unknown = None    # what SetNotifyInterface was given
        self.callback = None   # its IBackgroundCopyCallback
        self.event = None      # the name of the method that the client is to be told
        self.due_ns = 0        # when


class Service:
    """All jobs, and a clock that moves when the suite says so."""

    def __init__(self):
        self.wire = Wire(self)
        self.now_ns = 0
        self.jobs = {}       # by the name of the object on the wire
        self.resources = {}  # of the origin, by path
        self.files = {}      # sizes, by local path

    def job(self, handle):
        return self.jobs[handle]

    # What is to be done, the earliest first.
    def next_event(self):
        waiting = [(j.due_ns, h) for h, j in self.jobs.items() if j.event or j.state == QUEUED]
        return min(waiting, default=None)

    def do_next_event(self):
        due_ns, handle = self.next_event()
        self.now_ns = max(self.now_ns, due_ns)
        job = self.jobs[handle]
        if job.state == QUEUED:
            self.transfer(job)
        elif job.event:
            self.tell(handle, job)

    def advance(self, end_ns, one_event):
        """Lets time pass up to then, or up to the first event; whether there was one."""
        while True:
            event = self.next_event()
            if event is None or event[0] > end_ns:
                self.now_ns = max(self.now_ns, end_ns)
                return False
            self.do_next_event()
            if one_event:
                return True

    # FILL IN: here a transfer takes no time and does not fail but for a missing file.
    def transfer(self, job):
        answers = [self.resources.get(remote.removeprefix(ORIGIN)) for remote, _ in job.files]
        found = all(a is not None and a["answer"]["status"] == 200 for a in answers)
        job.state = TRANSFERRED if found else ERROR
        job.event = "JobTransferred" if found else None  # FILL IN: JobError needs an error object
        job.due_ns = self.now_ns

    def tell(self, handle, job):
        wanted = job.flags & NOTIFY_TRANSFERRED and not job.flags & NOTIFY_DISABLE
        if job.callback is None or not wanted:
            job.due_ns = self.now_ns + DAY_NS  # replayed to whoever registers
            return
        event, job.event = job.event, None
        result, _ = self.wire.call_back(f"IBackgroundCopyCallback.{event}", job.callback,
                                        {"pJob": handle})
        still_there = job.state == TRANSFERRED and job.event is None
        if result != S_OK and still_there:  # told again after the retry delay
            job.event = event
            job.due_ns = self.now_ns + RETRY_NS

    def ask(self, client_object, iid):
        """QueryInterface of a client's object: the name of the interface, or Failed."""
        result, out = self.wire.call_back("IUnknown.QueryInterface", client_object, {"iid": iid})
        if int(result, 16) & 0x80000000:
            raise Failed(result)
        if out["object"] is None:
            raise Failed(E_NOINTERFACE)
        return out["object"]

    def release(self, client_object):
        if client_object is not None:
            self.wire.call_back("IUnknown.Release", client_object, {})


ORIGIN = "http://origin.test"


# The world of a test.

def hello(service, arguments):
    return {"protocol": 1, "name": "the skeleton in Python", "bits_version": "10.3",
            "capabilities": CAPABILITIES, "patience_ns": 3600 * 10**9}


def begin(service, arguments):
    return {"origin": ORIGIN, "folder": "C:\\testee\\"}


def put(service, arguments):
    service.resources[arguments["path"]] = arguments["resource"]
    return {}


def wait(service, arguments):
    happened = service.advance(service.now_ns + arguments["limit_ns"], one_event=True)
    return {"now_ns": service.now_ns, "happened": happened}


def let_pass(service, arguments):
    service.advance(service.now_ns + arguments["duration_ns"], one_event=False)
    return {}


def file_size(service, arguments):
    return {"size_bytes": service.files.get(arguments["path"])}


def write_file(service, arguments):
    service.files[arguments["path"]] = arguments["size_bytes"]
    return {}


WORLD = {
    "hello": hello,
    "begin": begin,
    "end": lambda service, arguments: {},
    "start_application": lambda service, arguments: {"application": "a1"},
    "create_manager": lambda service, arguments: {"object": "s.manager"},
    "put": put,
    "file_size": file_size,
    "local_files": lambda service, arguments: {
        "names": [path.split("\\")[-1] for path in service.files]},
    "write_file": write_file,
    "wait": wait,
    "let_pass": let_pass,
    # FILL IN: a callback that blocks should let the rest of the world go on meanwhile.
    "block": let_pass,
    "now": lambda service, arguments: {"now_ns": service.now_ns},
}


# The interfaces of BITS. An object keeps its name whatever interface it is asked for.

def query_interface(service, handle, arguments):
    known = {IID_UNKNOWN, IID_MANAGER} if handle == "s.manager" else {IID_UNKNOWN, IID_JOB}
    if arguments["iid"] not in known:
        raise Failed(E_NOINTERFACE)
    return {"object": handle}


def create_job(service, handle, arguments):
    if arguments["DisplayName"] is None or not 0 <= arguments["Type"] <= 2:
        raise Failed(E_INVALIDARG)
    number = len(service.jobs) + 1
    job = Job(number, arguments["Type"], arguments["DisplayName"])
    handle = f"s.job{number}"
    service.jobs[handle] = job
    return {"pJobId": job.id, "ppJob": handle}


def get_job(service, handle, arguments):
    for handle, job in service.jobs.items():
        if job.id == arguments["jobID"] and job.state not in (ACKNOWLEDGED, CANCELLED):
            return {"ppJob": handle}
    raise Failed(BG_E_NOT_FOUND)


def add_file(service, handle, arguments):
    job = living(service, handle)
    job.files.append((arguments["RemoteUrl"], arguments["LocalName"]))


def living(service, handle):
    job = service.job(handle)
    if job.state in (ACKNOWLEDGED, CANCELLED):
        raise Failed(BG_E_INVALID_STATE)
    return job


def resume(service, handle, arguments):
    job = living(service, handle)
    if job.state == TRANSFERRED:
        raise Failed(BG_E_INVALID_STATE)
    if not job.files:
        raise Failed(BG_E_EMPTY)
    job.state = QUEUED
    job.due_ns = service.now_ns


def suspend(service, handle, arguments):
    job = living(service, handle)
    if job.state == TRANSFERRED:
        raise Failed(BG_E_INVALID_STATE)
    job.state = SUSPENDED


def complete(service, handle, arguments):
    job = living(service, handle)
    if job.state != TRANSFERRED:
        raise Failed(BG_E_INVALID_STATE)
    for remote, local in job.files:
        service.files[local] = service.resources[remote.removeprefix(ORIGIN)]["size_bytes"]
    end(service, job, ACKNOWLEDGED)


def cancel(service, handle, arguments):
    end(service, living(service, handle), CANCELLED)


def end(service, job, state):
    job.state = state
    job.event = None
    forget_callback(service, job)


def forget_callback(service, job):
    old = (job.callback, job.unknown)
    job.callback = job.unknown = None
    for client_object in old:
        service.release(client_object)


def set_notify_interface(service, handle, arguments):
    job = living(service, handle)
    unknown = arguments["Val"]
    # The reference that QueryInterface brings is the service's until it forgets the callback.
    callback = service.ask(unknown, IID_CALLBACK) if unknown is not None else None
    if unknown is not None:
        service.wire.call_back("IUnknown.AddRef", unknown, {})
    forget_callback(service, job)
    job.callback, job.unknown = callback, unknown
    if job.event:
        job.due_ns = service.now_ns


def get_notify_interface(service, handle, arguments):
    job = living(service, handle)
    if job.unknown is not None:  # the caller gets a reference of its own
        service.wire.call_back("IUnknown.AddRef", job.unknown, {})
    return {"pVal": job.unknown}


def set_notify_flags(service, handle, arguments):
    job = living(service, handle)
    if arguments["Val"] & ~NOTIFY_DEFINED:
        raise Failed(E_NOTIMPL)
    job.flags = arguments["Val"]


def setter(name, argument):
    def method(service, handle, arguments):
        setattr(living(service, handle), name, arguments[argument])
    return method


def getter(name, argument):
    return lambda service, handle, arguments: {argument: getattr(service.job(handle), name)}


METHODS = {
    "IUnknown.QueryInterface": query_interface,
    "IBackgroundCopyManager.CreateJob": create_job,
    "IBackgroundCopyManager.GetJob": get_job,
    "IBackgroundCopyJob.AddFile": add_file,
    "IBackgroundCopyJob.Resume": resume,
    "IBackgroundCopyJob.Suspend": suspend,
    "IBackgroundCopyJob.Complete": complete,
    "IBackgroundCopyJob.Cancel": cancel,
    "IBackgroundCopyJob.GetId": getter("id", "pVal"),
    "IBackgroundCopyJob.GetType": getter("type", "pVal"),
    "IBackgroundCopyJob.GetState": getter("state", "pVal"),
    "IBackgroundCopyJob.SetDisplayName": setter("name", "Val"),
    "IBackgroundCopyJob.GetDisplayName": getter("name", "pVal"),
    "IBackgroundCopyJob.SetDescription": setter("description", "Val"),
    "IBackgroundCopyJob.GetDescription": getter("description", "pVal"),
    "IBackgroundCopyJob.SetMinimumRetryDelay": setter("retry_delay_s", "Seconds"),
    "IBackgroundCopyJob.GetMinimumRetryDelay": getter("retry_delay_s", "Seconds"),
    "IBackgroundCopyJob.SetNotifyInterface": set_notify_interface,
    "IBackgroundCopyJob.GetNotifyInterface": get_notify_interface,
    "IBackgroundCopyJob.SetNotifyFlags": set_notify_flags,
    "IBackgroundCopyJob.GetNotifyFlags": getter("flags", "pVal"),
}

if __name__ == "__main__":
    Service().wire.run()
