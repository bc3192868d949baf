Feature: Bad input
  Each gets one clear message and the contract's exit code, and leaves nothing behind.

  Scenario: The port is taken
    Given somebody holds port {busy}
    When I run `agents server start --port {busy}`
    Then it exits 5 saying "{busy} … in use … --port"
    And nothing is left behind

  Scenario: The port is taken, and serve is refused too
    Given somebody holds port {busy}
    When I run `agents server serve --port {busy}`
    Then it exits 5 saying "{busy} … in use"
    And nothing is left behind

  Scenario: The port is taken by a server of ours
    Given a server runs
    When I run `url={url} && agents server start --pid-file other.pid --port "${url##*:}"`
    Then it exits 5 saying "in use … {pid}"
    And nothing is at "{root}/desk/other.pid"
    And GET {url}/live answers 200

  @linux
  Scenario: The port is privileged
    Given ports below 1024 are privileged here
    When I run `agents server start --port 81` without privileges
    Then it exits 5 saying "81 … "
    And nothing is left behind

  Scenario Outline: A port that is none
    When I run `agents server start --port <port>`
    Then it exits 2 saying "--port"
    And nothing is left behind

    Examples:
      | port    |
      | 65536   |
      | -1      |
      | eighty  |
      | 0x1F    |
      | 1e3     |
      | 80.5    |
      | ''      |
      | ' 80 '  |

  Scenario Outline: Other values out of range
    When I run `agents server start <option> <value>`
    Then it exits 2 saying "<option>"
    And nothing is left behind

    Examples:
      | option      | value   |
      | --workers   | 0       |
      | --workers   | -1      |
      | --workers   | 1000000 |
      | --workers   | two     |
      | --log-level | loud    |
      | --timeout   | soon    |
      | --timeout   | 0       |
      | --timeout   | -5      |
      | --host      | ''      |

  Scenario Outline: An address that is not ours or does not resolve
    When I run `agents server start --port 0 --host <host>`
    Then it exits 5 saying "<host>"
    And nothing is left behind

    Examples:
      | host                 |
      | 203.0.113.7          |
      | no-such-host.invalid |
      | 127.0.0.256          |

  Scenario: The PID file is a directory
    Given `mkdir -p {root}/d.pid` was run
    When I run `agents server start --port 0 --pid-file {root}/d.pid`
    Then it exits 9 saying "{root}/d.pid … directory"
    And nothing is left behind

  Scenario: The PID file is a symbolic link
    Given `echo precious > {root}/target && ln -s {root}/target {root}/l.pid` was run
    When I run `agents server start --port 0 --pid-file {root}/l.pid`
    Then it exits 9 saying "{root}/l.pid … symbolic link"
    And the file "{root}/target" matches /^precious\n$/
    And nothing is left running

  Scenario: The PID file is a dangling symbolic link
    Given `ln -s {root}/nowhere {root}/l.pid` was run
    When I run `agents server start --port 0 --pid-file {root}/l.pid`
    Then it exits 9 saying "{root}/l.pid … symbolic link"
    And nothing is at "{root}/nowhere"

  Scenario: The lock of the PID file is a symbolic link
    Given `mkdir -p {home} && ln -s {root}/nowhere {home}/server.pid.lock` was run
    When I run `agents server start --port 0`
    Then it exits 9 saying "server.pid.lock"
    And nothing is at "{root}/nowhere"

  Scenario: The PID file is a FIFO
    Given `mkfifo {root}/f.pid` was run
    When I run `agents server start --port 0 --pid-file {root}/f.pid`
    Then it exits 9 saying "{root}/f.pid"
    And nothing is left running

  Scenario: The PID file is a device
    When I run `agents server start --port 0 --pid-file /dev/null`
    Then it exits 9 saying "/dev/null"
    And nothing is left running

  Scenario: The PID file is below a file
    Given `touch {root}/file` was run
    When I run `agents server start --port 0 --pid-file {root}/file/s.pid`
    Then it exits 9 saying "{root}/file"
    And nothing is left behind

  Scenario: The PID file's directory is not writable
    Given `mkdir -m 0500 {root}/closed` was run
    When I run `agents server start --port 0 --pid-file {root}/closed/s.pid` without privileges
    Then it exits 9 saying "{root}/closed"
    And nothing is left behind

  Scenario: The PID file's directory can hold nothing
    When I run `agents server start --port 0 --pid-file /proc/none/s.pid`
    Then it exits 9 saying "/proc/none"
    And nothing is left behind

  Scenario: The PID file's name is too long
    When I run `agents server start --port 0 --pid-file {root}/$(printf 'n%.0s' $(seq 300))`
    Then it exits 9 saying "too long"
    And nothing is left behind

  @linux
  Scenario: The disk is full
    Given a full disk at {disk}
    When I run `agents server start --port 0 --pid-file {disk}/s.pid --log-file {root}/s.log`
    Then it exits 9 saying "{disk}/s.pid … space"
    And nothing is left running

  @linux
  Scenario: The disk is read-only
    Given a read-only disk at {disk}
    When I run `agents server start --port 0 --pid-file {disk}/s.pid`
    Then it exits 9 saying "{disk}/s.pid … read-only"
    And nothing is left running

  Scenario Outline: The log file cannot be used
    Given `mkdir {root}/d.log && ln -s {root}/nowhere {root}/l.log && mkfifo {root}/f.log` was run
    When I run `agents server start --port 0 --log-file {root}/<file>`
    Then it exits 9 saying "{root}/<file>"
    And nothing is left running
    And nothing is at "{home}/server.pid"

    Examples:
      | file  |
      | d.log |
      | l.log |
      | f.log |

  Scenario: HOME is unset
    Given the environment variable HOME is unset
    And the environment variable CLEVERAGENTS_HOME is unset
    When I run `agents server status`
    Then it exits 3
    And nothing is at "{root}/desk/.cleveragents"

  Scenario: HOME is empty
    Given the environment variable HOME is ""
    And the environment variable CLEVERAGENTS_HOME is unset
    When I run `agents server status`
    Then it exits 3
    And nothing is at "{root}/desk/.cleveragents"

  Scenario: HOME does not exist
    Given the environment variable HOME is "{root}/not/there"
    And the environment variable CLEVERAGENTS_HOME is unset
    When I run `agents server start --port 0`
    Then it exits 9 saying "{root}/not/there … does not exist … CLEVERAGENTS_HOME"
    And nothing is at "{root}/not"

  Scenario: HOME is no directory
    Given the environment variable HOME is "/dev/null"
    And the environment variable CLEVERAGENTS_HOME is unset
    When I run `agents server start --port 0`
    Then it exits 9 saying "/dev/null"
    And nothing is left running

  Scenario Outline: A closed stdin, stdout or stderr
    When I run `agents server start --port 0 <closed>`
    Then it exits 0
    When I run `agents server status`
    Then it exits 0

    Examples:
      | closed          |
      | <&-             |
      | >&-             |
      | 2>&-            |
      | <&- >&- 2>&-    |
      | > /dev/null     |

  @linux
  Scenario: stdout is full
    When I run `agents server start --port 0 > /dev/full`
    Then it ends with any exit code
    When I run `agents server stop`
    Then it ends with any exit code
    And nothing is left behind

  Scenario: The reader of stdout is gone
    When I run `agents server start --port 0 | true`
    Then it exits 0
    When I run `agents server status`
    Then it exits 0

  Scenario: The working directory was deleted
    When I run `mkdir gone && cd gone && rmdir ../gone && agents server start --port 0`
    Then it exits 0
    And GET {url}/live answers 200

  Scenario: The working directory was deleted, and a path is relative to it
    When I run `mkdir gone && cd gone && rmdir ../gone && agents server start --port 0 --pid-file s.pid`
    Then it exits 9 saying "s.pid"
    And nothing is left behind

  Scenario: The working directory was deleted, and the app is in it
    When I run `mkdir gone && cd gone && rmdir ../gone && agents server start --port 0 --app ./app.mjs`
    Then it exits 6 saying "app.mjs"
    And nothing is left behind
