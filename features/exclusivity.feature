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

  Scenario: Ten starts at once make one server
    When I run `agents server start --port 0` 10 times at once
    Then 1 of them exits 0 and 9 exit 4 naming PID {pid}
    And one server runs
    And GET {url}/live answers 200

  Scenario Outline: What is left in the PID file never stops a start
    Given the file "{home}/server.pid" holds "<content>"
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
