"""Runs a command as systemd runs a service of Type=notify, prints what it is told, and ends it once it is ready."""

import os
import signal
import socket
import subprocess
import sys
import tempfile

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(os.path.join(directory, "notify"))
        listener.settimeout(30)
        environment = {**os.environ, "NOTIFY_SOCKET": listener.getsockname()}
        service = subprocess.Popen(sys.argv[1:], env=environment, stdout=subprocess.DEVNULL)
        print(listener.recv(4096).decode(), flush=True)
        service.send_signal(signal.SIGTERM)
        print("stopping", flush=True)
        print(listener.recv(4096).decode(), flush=True)
        sys.exit(service.wait(30))
