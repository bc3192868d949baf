"""Runs a shell command in a terminal of its own, prints what it shows there, and exits as it does."""

import os
import pty
import sys

if __name__ == "__main__":
    status = pty.spawn(["bash", "-c", sys.argv[1]])
    sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
