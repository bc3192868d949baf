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

  Scenario: Degraded: a worker's replacement does not come
    Given a server runs with `--workers 2 --app {apps}/stuck.cjs`
    When a worker is killed
    And I run `agents server status`
    Then it exits 0
    When the status becomes "degraded"
    Then it exits 1
    And stdout contains "overdue"
    When I run `agents server stop --json`
    Then it exits 0
    And stdout is one JSON object with
      | killed | false |

  @linux
  Scenario: A worker that fails while the daemon is stopped is told later
    Given a server runs with `--workers 2 --app {apps}/stuck.cjs`
    When a worker is killed
    And I run `until [ "$(ls loaded-* | wc -l)" = 3 ]; do sleep 0.1; done`
    And the server is sent SIGSTOP
    And I run `touch go; worker=$(ls -t loaded-* | head -n 1 | cut -c 8-); until grep -q "^State:.Z" "/proc/$worker/status"; do sleep 0.1; done`
    And the server is sent SIGCONT
    Then the log tells of nothing came of it
    When the status becomes "degraded"
    Then it exits 1

  Scenario: A worker that was replaced is told
    Given a server runs with `--workers 2 --app {apps}/hello.cjs`
    When a worker is killed
    And 2 processes answer at {url}/pid in a while
    And I run `agents server status`
    Then it exits 0
    And stdout contains "replaced once (last: SIGKILL)"

  Scenario: A server that was replaced twice is told
    Given the file "{root}/desk/app.cjs" holds "module.exports = async (app) => app.get('/crash', async () => { setTimeout(() => process.exit(9), 50); return 'bye' })"
    And a server runs with `--workers 1 --app ./app.cjs`
    When GET {url}/crash answers 200
    And a successor serves
    And GET {url}/crash answers 200
    And a successor serves
    And I run `agents server status`
    Then it exits 0
    And stdout contains "replaced 2 times (last: exit code 9)"

  Scenario: Unhealthy: the daemon answers, and its workers do not
    Given a server runs with `--workers 2`
    When the workers are sent SIGSTOP
    And I run `agents server status --json`
    Then it exits 1
    And stdout is one JSON object with
      | state | "unhealthy" |
      | pid   | {pid}       |
    When the workers are sent SIGCONT
    And the status becomes "running"
    Then it exits 0

  Scenario: Elsewhere: another host shares the home
    Given a server of the host elsewhere holds the lock
    When I run `agents server status`
    Then it exits 0
    And stdout contains "on the host elsewhere"
    And stdout contains "0.0.1 (this command is"
    And stdout contains " d "
    When I run `agents server restart`
    Then it exits 11 saying "elsewhere"

  Scenario: Somebody holds the lock and does not say who it is
    Given a process holds the lock
    When I run `agents server status --json`
    Then it exits 1
    And stdout is one JSON object with
      | state | "starting" |

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
    When I run `agents server status`
    Then it exits 1
    And stdout contains "lost"

  Scenario: Looking at a server does not change it
    Given a server runs
    When I run `agents server status` 8 times at once
    Then each of them exits 0
    And GET {url}/live answers 200
