"""Runs a command at a pseudo-terminal and copies to standard output what it prints there.

The first argument is JSON: the size, and the actions to take once the command has printed a text. A
resize is marked in the output, between two NULs. At the end a report is written to standard error.
"""

import fcntl
import json
import os
import select
import struct
import subprocess
import sys
import termios
import time

options = json.loads(sys.argv[1])
actions = options["actions"]
leader, terminal = os.openpty()


def resize(rows, columns):
    # The kernel sends SIGWINCH.
    fcntl.ioctl(leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def copy(timeout):
    """Returns what was printed, empty if nothing was before the timeout."""
    if not select.select([leader], [], [], timeout)[0]:
        return b""
    printed = os.read(leader, 65536)
    sys.stdout.buffer.write(printed)
    return printed


resize(options["rows"], options["columns"])
modes = termios.tcgetattr(terminal)
command = subprocess.Popen(
    sys.argv[2:],
    stdin=terminal,
    stdout=terminal,
    stderr=terminal,
    start_new_session=True,
    preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
)
unseen = b""
acted = time.monotonic()
while command.poll() is None:
    unseen += copy(0.02)
    if actions and actions[0]["after"].encode() in unseen:
        action = actions.pop(0)
        unseen = b""
        acted = time.monotonic()
        if "type" in action:
            os.write(leader, action["type"].encode())
        else:
            sys.stdout.buffer.write(b"\0resize %d %d\0" % (action["rows"], action["columns"]))
            resize(action["rows"], action["columns"])
ended = time.monotonic()
while copy(0.05):
    pass
unread = struct.unpack("i", fcntl.ioctl(terminal, termios.FIONREAD, b"\0" * 4))[0]
report = {
    "actionsLeft": len(actions),
    "endedAfterSeconds": ended - acted,
    "modesAreKept": termios.tcgetattr(terminal) == modes,
    "unreadBytes": unread,
}
print(json.dumps(report), file=sys.stderr)
sys.exit(command.returncode % 256)
