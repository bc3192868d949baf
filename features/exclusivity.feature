Feature: One server a PID file
  Whether a server runs is decided by a lock that the kernel holds, never by a number in a file.

  Scenario: A second start is refused, and names the first
    Given a server runs
    When I run `agents server start --port 0`
    Then it exits 4 saying "already running … {url} … {pid}"
    And the file "{home}/server.pid" holds the server's PID
    And GET {url}/live answers 200

  Scenario: The refusal as JSON
    Given a server runs
    When I run `agents server start --port 0 --json`
    Then it exits 4
    And stdout is one JSON object with
      | error.tag      | "AlreadyRunning"    |
      | error.exitCode | 4                   |
      | error.message  | a text              |
      | error.pid      | {pid}               |
      | error.url      | "{url}"             |
      | error.pidFile  | "{home}/server.pid" |

  Scenario: A server in the foreground is refused too
    Given a server runs
    When I run `agents server serve --port 0`
    Then it exits 4 saying "{url} … {pid}"

  Scenario Outline: Fifty starts at once make one server
    Given `<before>` was run
    When I run `agents server start --port 0` 50 times at once
    Then 1 of them exits 0 and 49 exit 4 naming PID {pid}
    And one server runs
    And GET {url}/live answers 200

    Examples:
      | before                                                                       |
      | true                                                                         |
      | agents server start --port 0 && kill -9 $(cat {home}/server.pid)             |

  Scenario: Fifty starts at the instant at which the old server is killed make one server
    Given a server runs
    When the server is killed as I run `agents server start --port=0` 50 times at once
    Then 1 of them exits 0 and 49 exit 4
    And one server runs
    And GET {url}/live answers 200

  Scenario Outline: What is left in the PID file never stops a start
    Given the file "{home}/server.pid" holds "<content>"
    When I run `agents server stop`
    Then it exits 3 saying "no server is running"
    When I run `agents server start --port 0`
    Then it exits 0
    And the file "{home}/server.pid" holds the server's PID

    Examples:
      | content              |
      |                      |
      | rubbish              |
      | 0\n                  |
      | 1\n                  |
      | -1\n                 |
      | -4711\n              |
      | 2147483648\n         |
      | 12.5\n               |
      | 99999999999999999999 |
      | 12\r\n               |
      | \0\0\0               |

  Scenario: A huge PID file never stops a start
    Given `mkdir -p {home} && head -c 20000000 /dev/zero > {home}/server.pid` was run
    When I run `agents server start --port 0`
    Then it exits 0
    And the file "{home}/server.pid" holds the server's PID

  Scenario: The number of a living stranger stops no start and gets no signal
    Given a stranger lives, and the file "{home}/server.pid" holds its PID
    When I run `agents server stop`
    Then it exits 3
    And the stranger lives
    When I run `agents server start --port 0`
    Then it exits 0
    When I run `agents server stop`
    Then it exits 0
    And the stranger lives

  Scenario: A server that was killed leaves nothing that stops the next
    Given a server runs
    And the server is killed
    When I run `agents server start --port 0`
    Then it exits 0
    And GET {url}/live answers 200

  Scenario: Deleting the PID file does not make room for a second server
    Given a server runs
    And "{home}/server.pid" is deleted
    When I run `agents server start --port 0`
    Then it exits 4 saying "{pid}"
    When I run `agents server stop`
    Then it exits 0
    And the server is gone

  Scenario: The number of another server of ours is not taken for this one's
    Given a server runs with `--pid-file one.pid`
    And `cp one.pid two.pid` was run
    When I run `agents server stop --pid-file two.pid`
    Then it exits 3
    When I run `agents server status --pid-file two.pid --json`
    Then it exits 3
    And stdout is one JSON object with
      | state | "stale" |
    And GET {url}/live answers 200
    When I run `agents server start --port 0 --pid-file two.pid`
    Then it exits 0
    And GET {old url}/live answers 200

  Scenario Outline: The number of one that runs this very command is none of a server's
    Given `mkdir -m 0700 {home}` was run
    When I run `echo <number> > {home}/server.pid; <command>`
    Then it exits <code>

    Examples:
      | number | command                           | code |
      | $$     | exec agents server stop           | 3    |
      | $$     | agents server stop                | 3    |
      | $PPID  | agents server stop                | 3    |
      | $$     | exec agents server start --port 0 | 0    |
      | $PPID  | agents server start --port 0      | 0    |

  Scenario: The number of a zombie is none of a server's
    Given `mkdir -m 0700 {home}` was run
    When I run `true & echo $! > {home}/server.pid; echo made; exec sleep 60` in the background
    And the background command prints "made"
    And I run `agents server stop`
    Then it exits 3
    When I run `agents server start --port 0`
    Then it exits 0

  Scenario: A start while a stop drains waits for it, and not for ever
    Given a server runs with `--app {apps}/gate.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And I run `agents server stop` in the background
    And the status becomes "stopping"
    Then it exits 1
    When I run `agents server start --port 0 --timeout 1`
    Then it exits 7 saying "waiting for another start or stop"
    When I run `(sleep 1; touch go) & agents server start --port 0`
    Then it exits 0
    And the request is answered 200
    And the background command exits 0
    And one server runs

  Scenario: A server of another host that shares the home has no second one beside it
    Given a server of the host elsewhere holds the lock
    When I run `agents server start --port 0`
    Then it exits 4 saying "on the host elsewhere"
