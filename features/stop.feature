Feature: Stopping a server
  `agents server stop` returns once process, port and files are gone.

  Scenario: It stops, and is gone
    Given a server runs
    When I run `agents server stop`
    Then it exits 0
    And stdout contains "{pid}"
    And the server is gone
    And the file "{home}/server.pid.lock" is empty

  Scenario: JSON tells which server, and that it was not killed
    Given a server runs
    When I run `agents server stop --json`
    Then it exits 0
    And stdout is one JSON object with
      | pid     | {pid}               |
      | pidFile | "{home}/server.pid" |
      | killed  | false               |

  Scenario: Nothing runs
    When I run `agents server stop`
    Then it exits 3 saying "no server is running … {home}/server.pid"

  Scenario: Nothing runs, as JSON
    When I run `agents server stop --json`
    Then it exits 3
    And stdout is one JSON object with
      | error.tag      | "NotRunning"        |
      | error.exitCode | 3                   |
      | error.pidFile  | "{home}/server.pid" |

  Scenario: Twice
    Given a server runs
    When I run `agents server stop && agents server stop`
    Then it exits 3 saying "no server is running"

  Scenario: Twenty stops at once
    Given a server runs
    When I run `agents server stop` 20 times at once
    Then each of them exits 0 or 3, and one at least 0
    And the server is gone

  Scenario: A request in flight is answered
    Given a server runs with `--app {apps}/slow.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And I run `agents server stop`
    Then it exits 0
    And the request is answered 200 with slow but sure
    And the server is gone

  Scenario: Idle connections do not hold it up
    Given a server runs
    And 20 idle connections to it
    When I run `agents server stop`
    Then it exits 0
    And stdout does not contain "killed"
    And the server is gone

  Scenario: A stream ends at once
    Given a server runs with `--app {apps}/stream.cjs`
    When I request {url}/events in the background
    And the request has begun to be answered
    And I run `agents server stop --timeout 20`
    Then it exits 0
    And stdout does not contain "killed"
    And the server is gone

  Scenario: A server that does not end is killed, and stop says so
    Given a server runs with `--app {apps}/block.cjs`
    When I request {url}/block in the background
    And the loop is blocked
    And I run `agents server stop --timeout 1 --json`
    Then it exits 0
    And stdout is one JSON object with
      | killed | true  |
      | pid    | {pid} |
    And the server is gone

  Scenario: A stopped process is woken and ends gracefully
    Given a server runs
    And the server is sent SIGSTOP
    When I run `agents server stop`
    Then it exits 0
    And stdout does not contain "killed"
    And the server is gone

  Scenario: All workers go with it
    Given a server runs with `--workers 3`
    When I run `agents server stop`
    Then it exits 0
    And the server is gone

  Scenario: kill "$(cat server.pid)" stops it as well
    Given a server runs
    When I run `kill "$(cat {home}/server.pid)"`
    Then it exits 0
    And the server ends

  Scenario: A stale PID file is no server
    Given a server runs
    And the server is killed
    When I run `agents server stop`
    Then it exits 3 saying "no server is running"

  Scenario: A start that is on its way is stopped
    When I run `agents server start --port 0 --app {apps}/never.cjs` in the background
    And a process of the server is there
    And I run `agents server stop`
    Then it exits 0
    And the background command exits 6
    And nothing is left behind

  Scenario: A lock that somebody else holds is waited for, and not for ever
    Given a process holds the lock
    When I run `agents server stop --timeout 1`
    Then it exits 8 saying "1 s … under way"
    When I run `agents server stop` in the background
    And that process lets go
    Then the background command exits 3

  Scenario: A server on another host is not stopped from here
    Given a server of the host elsewhere holds the lock
    When I run `agents server stop`
    Then it exits 3 saying "elsewhere"

  @linux
  Scenario: What an app left behind with the lock is not silently forgotten
    Given a server runs with `--app {apps}/leak.cjs`
    When I run `agents server stop --timeout 1`
    Then it exits 8 saying "{pid} … 1 s"
