#!/usr/bin/python3
"""A testee to copy and fill in: BITS in Python, as far as it goes, for the conformance suite.

  bits-conformance --backend='exec:python3 conformance/testees/python/testee.py'

It speaks the protocol of docs/runner-contract.md and needs nothing but Python 3. What is here:

  Wire      lines in and out
  Service   jobs that are created, registered on, transferred at once, completed and cancelled. It
            keeps a list of what is open, so that a callback may block while the test goes on.
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
        self.open = {}  # callbacks that have no reply yet: number, and what is done with it

    def run(self):
        while True:
            message = self.receive()
            if "reply" in message:
                self.open.pop(message["reply"])(message["result"])
                self.service.proceed()
            elif message["call"] in TIME:
                self.service.waits.append(TIME[message["call"]](self.service, message))
                self.service.proceed()
            else:
                self.send(self.answer(message))
                if message["call"] == "end":
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

    def call_back(self, name, client_object, arguments, then):
        """Calls a method of a client's object; then(result) is done when it has returned."""
        self.last_callback += 1
        self.open[self.last_callback] = then
        self.send({"callback": self.last_callback, "call": name, "object": client_object,
                   "args": arguments})

    def call_unknown(self, name, client_object, arguments):
        """The same for a method of IUnknown, which returns at once: (result, out)."""
        self.call_back(f"IUnknown.{name}", client_object, arguments, then=None)
        reply = self.receive()
        del self.open[reply["reply"]]
        return reply["result"], reply["out"]


class Wait:
    """A request of the suite that lets time pass."""

    def __init__(self, request_id, end_ns, until_something_happens):
        self.id = request_id
        self.end_ns = end_ns
        self.until_something_happens = until_something_happens
        self.happened = False


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
    """All jobs, an origin server, and a clock that moves when the suite says so."""

    def __init__(self):
        self.wire = Wire(self)
        self.now_ns = 0
        self.waits = []      # a callback may block while the test waits, too
        self.jobs = {}       # by the name of the object on the wire
        self.resources = {}  # of the origin, by path
        self.next_answers = []  # (path, answer)
        self.requests = []
        self.files = {}      # sizes, by local path

    def job(self, handle):
        return self.jobs[handle]

    def proceed(self):
        """Lets the world go on until the suite has to be told something."""
        while True:
            over = [w for w in self.waits if w.until_something_happens and w.happened]
            wait = over[0] if over else min(self.waits, key=lambda w: w.end_ns)
            handle = self.next_job()
            if not over and handle and self.jobs[handle].due_ns <= wait.end_ns:
                self.now_ns = max(self.now_ns, self.jobs[handle].due_ns)
                for other in self.waits:
                    other.happened = True
                if self.advance(handle, self.jobs[handle]):
                    return
                continue
            if not over:
                self.now_ns = max(self.now_ns, wait.end_ns)
            self.waits.remove(wait)
            out = {"now_ns": self.now_ns, "happened": bool(over)}
            self.wire.send({"id": wait.id, "out": out if wait.until_something_happens else {}})
            return

    def next_job(self):
        """The job with which something is to be done first."""
        waiting = [(j.due_ns, h) for h, j in self.jobs.items() if j.event or j.state == QUEUED]
        return min(waiting)[1] if waiting else None

    def advance(self, handle, job):
        """Does it; whether a line was sent."""
        if job.state == QUEUED:
            self.transfer(job)
            return False
        return self.tell(handle, job)

    # FILL IN: here a transfer takes no time, and fails for good whatever the failure.
    def transfer(self, job):
        found = all(self.fetch(remote.removeprefix(ORIGIN)) == 200 for remote, _ in job.files)
        job.state = TRANSFERRED if found else ERROR
        job.event = "JobTransferred" if found else None  # FILL IN: JobError needs an error object
        job.due_ns = self.now_ns

    def fetch(self, path):
        answers = [entry for entry in self.next_answers if entry[0] == path]
        if answers:
            self.next_answers.remove(answers[0])
            status = answers[0][1]["status"]
        elif path in self.resources:
            status = self.resources[path]["answer"]["status"]
        else:
            status = 404
        self.requests.append({"method": "GET", "path": path, "range_first_byte": None,
                              "at_ns": self.now_ns, "status": status})
        return status

    def tell(self, handle, job):
        wanted = job.flags & NOTIFY_TRANSFERRED and not job.flags & NOTIFY_DISABLE
        if job.callback is None or not wanted:
            job.due_ns = self.now_ns + DAY_NS  # whoever registers is told at once
            return False
        event, job.event = job.event, None

        def returned(result):
            if result != S_OK and job.state == TRANSFERRED and job.event is None:
                job.event = event  # told again
                job.due_ns = self.now_ns + RETRY_NS

        self.wire.call_back(f"IBackgroundCopyCallback.{event}", job.callback, {"pJob": handle},
                            returned)
        return True

    def ask(self, client_object, iid):
        """QueryInterface of a client's object: the name of the interface, or Failed."""
        result, out = self.wire.call_unknown("QueryInterface", client_object, {"iid": iid})
        if int(result, 16) & 0x80000000:
            raise Failed(result)
        if out["object"] is None:
            raise Failed(E_NOINTERFACE)
        return out["object"]

    def release(self, client_object):
        if client_object is not None:
            self.wire.call_unknown("Release", client_object, {})


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


def answer_next(service, arguments):
    entry = (arguments["path"], arguments["answer"])
    service.next_answers += [entry] * arguments["count"]
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
    "answer_next": answer_next,
    "requests": lambda service, arguments: {"requests": service.requests},
    "now": lambda service, arguments: {"now_ns": service.now_ns},
}

# The calls that let time pass, and are answered when it has passed.


def wait(service, request):
    return Wait(request["id"], service.now_ns + request["args"]["limit_ns"], True)


def let_pass(service, request):
    return Wait(request["id"], service.now_ns + request["args"]["duration_ns"], False)


TIME = {"wait": wait, "let_pass": let_pass, "block": let_pass}


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
        service.wire.call_unknown("AddRef", unknown, {})
    forget_callback(service, job)
    job.callback, job.unknown = callback, unknown
    if job.event:
        job.due_ns = service.now_ns


def get_notify_interface(service, handle, arguments):
    job = living(service, handle)
    if job.unknown is not None:  # the caller gets a reference of its own
        service.wire.call_unknown("AddRef", job.unknown, {})
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
