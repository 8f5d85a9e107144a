#!/usr/bin/python3
"""The skeleton, but wrong when a job is resumed: testee.py FAULT. For the test beside it."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))

import testee  # noqa: E402


def write(data):
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def hang():
    time.sleep(1000)


def leave_a_child_and_hang():
    if os.fork() == 0:
        Path(sys.argv[2]).write_text(f"{os.getppid()} {os.getpid()}")
    time.sleep(1000)


FAULTS = {
    "dies": lambda: os._exit(7),
    "is_killed": os.abort,
    "dies_in_mid_line": lambda: (write(b'{"id":'), os._exit(7)),
    "says_nonsense": lambda: write(b"what?\n"),
    "is_not_utf8": lambda: write(b'{"id":1,"out":"\xff"}\n'),
    "answers_another_call": lambda: write(b'{"id":4711,"result":"0x00000000"}\n'),
    "says_a_key_twice": lambda: write(b'{"id":1,"id":1}\n'),
    "says_too_much": lambda: write(b"x" * 2_000_000),
    "calls_an_unknown_object": lambda: write(
        b'{"callback":99,"call":"IBackgroundCopyCallback.JobTransferred","object":"c99",'
        b'"args":{"pJob":null}}\n'),
    "hangs": hang,
    "leaves_a_child_and_hangs": leave_a_child_and_hang,
}


class FaultyWire(testee.Wire):
    def answer(self, request):
        if request["call"] == "IBackgroundCopyJob.Resume":
            FAULTS[sys.argv[1]]()
        return super().answer(request)


if __name__ == "__main__":
    service = testee.Service()
    service.wire = FaultyWire(service)
    service.wire.run()
