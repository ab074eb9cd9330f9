# SPDX-License-Identifier: BSD-2-Clause
"""Types a session at a guest's console, as a person would at a terminal.

usage: session.py SCRIPT LOG COMMAND ARGUMENT...

SCRIPT has one step a line: "SECONDS expect REGEX" waits for it, "SECONDS silence REGEX"
fails if it comes within that time, "send TEXT" types a line, "stop" ends the command by
SIGTERM. What the console says goes to LOG. Ends with the command's own exit status, or with
90 and a message when a step fails.
"""
import os
import pty
import re
import select
import signal
import sys
import time

FAILED = 90


class Console:
    def __init__(self, command, log):
        self.text = b""
        self.log = log
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvp(command[0], command)

    def read(self, seconds):
        """Takes what comes within that time; False when there is nothing more to come."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.terminal, 4096)
        except OSError:  # the far end is closed
            return False
        self.log.write(data)
        self.log.flush()
        self.text += data.replace(b"\r", b"")
        return bool(data)

    def expect(self, regex, seconds):
        """Waits for the regular expression; what follows it stays for the next step."""
        limit = time.monotonic() + seconds
        while True:
            found = re.search(regex.encode(), self.text)
            if found:
                self.text = self.text[found.end():]
                return True
            if time.monotonic() > limit or not self.read(0.2):
                return False

    def send(self, text):
        os.write(self.terminal, text.encode() + b"\n")

    def finish(self):
        """The command's exit status, once it has said all."""
        while self.read(0.2):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def run(console, script):
    """The step that failed, or None."""
    for line in script:
        words = line.split(None, 2)
        if not words:
            continue
        if words[0] == "send":
            console.send(line.split(None, 1)[1])
        elif words[0] == "stop":
            os.kill(console.pid, signal.SIGTERM)
        elif words[1] == "expect" and not console.expect(words[2], float(words[0])):
            return line
        elif words[1] == "silence" and console.expect(words[2], float(words[0])):
            return line
    return None


def main():
    script = open(sys.argv[1], encoding="utf-8").read().splitlines()
    with open(sys.argv[2], "wb") as log:
        console = Console(sys.argv[3:], log)
        failed = run(console, script)
        if failed:
            print(f"session: this step failed: {failed}")
            os.kill(console.pid, signal.SIGTERM)
            console.finish()
            return FAILED
        return console.finish()


sys.exit(main())
