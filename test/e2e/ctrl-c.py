"""Runs a command on a terminal of its own and types Ctrl-C into it. Prints how it ended, as its last line.

usage: ctrl-c.py PATTERN TIMES COMMAND...   PATTERN: the file that is there once Ctrl-C is to be typed
"""

import glob
import os
import pty
import select
import sys
import time

pattern, times, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)

typed = False
while True:
    if not typed and glob.glob(pattern):
        typed = True
        time.sleep(0.8)
        for _ in range(times):
            os.write(terminal, b"\x03")
            time.sleep(0.03)
    readable, _, _ = select.select([terminal], [], [], 0.05)
    if not readable:
        continue
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    sys.stdout.buffer.write(part)
_, status = os.waitpid(pid, 0)
print("\nended", os.waitstatus_to_exitcode(status))
