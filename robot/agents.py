"""Keywords for the `agents` executable: it runs as a user would run it, in a home of its own."""

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path


class agents:
    """One test's home, and what its last command printed."""

    ROBOT_LIBRARY_SCOPE = "TEST"

    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="agents-")).resolve()
        self.home = self.root / "home"

    def run_agents(self, arguments: str = "") -> dict:
        """Runs `agents` with arguments as a shell would split them; returns code, stdout and stderr."""
        command = [os.environ.get("AGENTS_NODE", "node"), "dist/main.cjs", *shlex.split(arguments.replace("{home}", str(self.home)))]
        ended = subprocess.run(command, env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=90)
        return {"code": ended.returncode, "stdout": ended.stdout, "stderr": ended.stderr}

    def environment(self) -> dict:
        """The caller's, without what is meant for other servers."""
        foreign = ("CLEVERAGENTS_", "npm_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign) and name != "NODE_OPTIONS"}
        return {**kept, "HOME": str(self.root), "CLEVERAGENTS_HOME": str(self.home)}

    def pid_file(self) -> str:
        """The path of the PID file."""
        return str(self.home / "server.pid")

    def get_json(self, url: str) -> dict:
        """Asks a URL directly, and returns what it answered."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(url, timeout=20) as answer:
            return json.load(answer)

    def free_port(self) -> int:
        """A port that nobody listens on."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return free.getsockname()[1]

    def nobody_should_listen_on(self, port: int):
        """Fails where a connection is taken."""
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                raise AssertionError(f"somebody listens on port {port}")

    def process_should_be_gone(self, pid: int):
        """Fails where the process lives."""
        if self.lives(pid):
            raise AssertionError(f"process {pid} lives")

    def process_should_live(self, pid: int):
        """Fails where there is no such process."""
        if not self.lives(pid):
            raise AssertionError(f"process {pid} is gone")

    def clear_up(self):
        """Ends the server that a failed test left, and deletes its files."""
        record = self.home / "server.pid"
        if record.exists() and record.read_text().strip().isdigit():
            pid = int(record.read_text())
            for number in (signal.SIGTERM, signal.SIGKILL):
                if self.lives(pid):
                    os.kill(pid, number)
                    self.wait(pid)
        shutil.rmtree(self.root, ignore_errors=True)

    def wait(self, pid: int):
        for _ in range(100):
            if not self.lives(pid):
                return
            time.sleep(0.05)

    def lives(self, pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        stat = Path(f"/proc/{pid}/stat")
        return not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
