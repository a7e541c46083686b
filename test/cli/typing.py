"""Runs a shell on a terminal of its own, types lines into it, and presses Tab after the last. Prints the last line as
the shell then shows it, once it stands still.

usage: typing.py SECONDS LINES COMMAND...   LINES: separated by line ends
"""

import os
import pty
import re
import select
import sys
import time

seconds, lines, command = float(sys.argv[1]), sys.argv[2].split("\n"), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "dumb"
    os.environ["COLUMNS"] = "200"
    os.execvp(command[0], command)

shown = b""


def read(quiet, until):
    """Reads until nothing came for a while, or until the end."""
    global shown
    while time.time() < until:
        readable, _, _ = select.select([terminal], [], [], quiet)
        if not readable:
            return
        shown += os.read(terminal, 65536)


def await_text(text, until):
    while text not in shown and time.time() < until:
        read(0.1, until)


end = time.time() + seconds
read(1.0, end)
for index, line in enumerate(lines[:-1]):
    mark = b"<done %d>" % index
    os.write(terminal, line.encode() + b"; echo '<done' '%d>'\n" % index)
    await_text(mark, end)
read(0.3, end)
shown = b""
os.write(terminal, lines[-1].encode() + b"\t")
read(2.5, end)
read(2.5, end)
os.kill(pid, 9)
text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r", "", shown.decode(errors="replace"))
print(text)
