Feature: Looking at a server
  `agents server status` has a word of its own for every state, and an exit code for scripts.

  Scenario: Running, for people
    Given a server runs
    When I run `agents server status`
    Then it exits 0
    And stdout contains "running"
    And stdout contains "{url}"
    And stdout contains "{pid}"

  Scenario: Running, for programs
    Given a server runs with `--workers 2`
    When I run `agents server status --json`
    Then it exits 0
    And stdout is one JSON object with
      | state         | "running"           |
      | url           | "{url}"             |
      | pid           | {pid}               |
      | pidFile       | "{home}/server.pid" |
      | logFile       | "{home}/server.log" |
      | host          | "127.0.0.1"         |
      | port          | a number            |
      | workers       | 2                   |
      | startedAt     | a time              |
      | uptimeSeconds | a number            |
      | version       | a text              |

  Scenario: Stopped
    When I run `agents server status`
    Then it exits 3
    And stdout contains "stopped"

  Scenario: Stopped, for programs
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | state | "stopped" |

  Scenario: Stale: it was killed
    Given a server runs
    And the server is killed
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | state | "stale" |

  Scenario: Stale: rubbish in the PID file
    Given the file "{home}/server.pid" holds "rubbish"
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | state | "stale" |

  Scenario: Starting
    When I run `agents server start --port 0 --app {apps}/never.cjs` in the background
    And a process of the server is there
    And I run `agents server status --json`
    Then it exits 1
    And stdout is one JSON object with
      | state | "starting" |
    When the background command is sent SIGTERM
    Then the background command exits 143

  Scenario: Stopping
    Given a server runs with `--app {apps}/slow.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And the server is sent SIGTERM
    And the status becomes "stopping"
    Then it exits 1
    And the request is answered 200

  Scenario: Unresponsive: its process is stopped
    Given a server runs
    And the server is sent SIGSTOP
    When I run `agents server status --json`
    Then it exits 1
    And stdout is one JSON object with
      | state | "unresponsive" |
      | pid   | {pid}          |
    Given the server is sent SIGCONT
    When the status becomes "running"
    Then it exits 0

  Scenario: Unresponsive: its loop is blocked
    Given a server runs with `--app {apps}/block.cjs`
    When I request {url}/block in the background
    And the loop is blocked
    And I run `agents server status --json`
    Then it exits 1
    And stdout is one JSON object with
      | state | "unresponsive" |

  Scenario: Degraded: a worker's replacement fails
    Given a server runs with `--workers 2 --app {apps}/once.cjs`
    When a worker is killed
    And the status becomes "degraded"
    Then it exits 1
    And GET {url}/live answers 200

  Scenario: A lost PID file is a field of its own
    Given a server runs
    And the server is sent SIGSTOP
    And "{home}/server.pid" is deleted
    When I run `agents server status --json`
    Then it exits 1
    And stdout is one JSON object with
      | state | "unresponsive" |
      | pid   | {pid}          |
    And stdout is a JSON object that tells the PID file is lost

  Scenario: Looking at a server does not change it
    Given a server runs
    When I run `agents server status` 8 times at once
    Then each of them exits 0
    And GET {url}/live answers 200
