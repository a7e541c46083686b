"""Runs a command on a terminal of its own, and types Ctrl-C into it or signals it. Prints what the terminal got, and
last how the command ended.

usage: terminal.py COLUMNSxROWS LOG STEPS COMMAND...

LOG: what the terminal got, as lines [seconds, text] of JSON, with `stty` as it was in the end.
STEPS: JSON list; each step once the one before is done:
  {"file": PATTERN}    wait until such a file is there
  {"text": TEXT}       wait until the terminal showed this, since the step before
  {"sleep": SECONDS}
  {"type": TEXT}       type it; "\\u0003" is Ctrl-C
  {"signal": NAME}     signal the command, and nothing of what it started
  {"size": [COLUMNS, ROWS]}
"""

import fcntl
import glob
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

size, log_path, steps, command = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), sys.argv[4:]


def resize(columns, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


gate_out, gate_in = os.pipe()
pid, terminal = pty.fork()
if pid == 0:
    os.read(gate_out, 1)
    os.execvp(command[0], command)
resize(*map(int, size.split("x")))
os.write(gate_in, b".")

started = time.monotonic()
log, seen, ready_at = [], "", 0.0


def is_done(step):
    """Does the step, or says that its moment has not come."""
    global ready_at, seen
    if "file" in step:
        return bool(glob.glob(step["file"]))
    if "text" in step:
        return step["text"] in seen
    if "sleep" in step:
        ready_at = ready_at or time.monotonic() + step["sleep"]
        if time.monotonic() < ready_at:
            return False
        ready_at = 0.0
    elif "type" in step:
        os.write(terminal, step["type"].encode())
    elif "signal" in step:
        os.kill(pid, getattr(signal, step["signal"]))
    elif "size" in step:
        resize(*step["size"])
    return True


while True:
    while steps and is_done(steps[0]):
        steps.pop(0)
        seen = ""
    readable, _, _ = select.select([terminal], [], [], 0.02)
    if not readable:
        continue
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    text = part.decode("utf-8", "replace")
    seen += text
    log.append([round(time.monotonic() - started, 3), text])
    sys.stdout.buffer.write(part)
_, status = os.waitpid(pid, 0)
with open(log_path, "w", encoding="utf-8") as file:
    for line in log:
        file.write(json.dumps(line) + "\n")
if steps:
    print("\nnot done:", json.dumps(steps))
print("\nended", os.waitstatus_to_exitcode(status))
