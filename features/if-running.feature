Feature: Scripts that do not care who was first
  `start --if-not-running` and `stop --if-running` exit 0 where it is already as they want it.

  Scenario: The server that runs is printed as start prints one
    Given a server runs
    When I run `agents server start --port 0 --if-not-running`
    Then it exits 0
    And line 1 of stdout contains "{old url}  PID {old pid}"
    And one server runs

  Scenario: The server that runs, for programs
    Given a server runs with `--workers 2`
    When I run `CLEVERAGENTS_SERVER_IF_NOT_RUNNING=true agents server start --json`
    Then it exits 0
    And stdout is one JSON object with
      | url       | "{old url}"         |
      | pid       | {old pid}           |
      | pidFile   | "{home}/server.pid" |
      | logFile   | "{home}/server.log" |
      | host      | "127.0.0.1"         |
      | port      | a number            |
      | workers   | 2                   |
      | startedAt | a time              |

  Scenario: Where none runs, one is started
    When I run `agents server start --port 0 --if-not-running`
    Then it exits 0
    And GET {url}/live answers 200

  Scenario: Fifty at once are one server
    When I run `agents server start --port 0 --if-not-running` 50 times at once
    Then each of them exits 0
    And all of them printed the same
    And one server runs

  Scenario: A start that is on its way is waited for
    Given the file "{root}/desk/app.cjs" holds "module.exports = async () => { while (!require('node:fs').existsSync('go')) await new Promise((done) => setTimeout(done, 20)) }"
    When I run `agents server start --port 0 --app ./app.cjs` in the background
    And a process of the server is there
    And I run `(sleep 1; touch go) & agents server start --port 0 --if-not-running`
    Then it exits 0
    And one server runs
    And the background command exits 0
    And all of them printed the same

  Scenario: One that drains is waited for, and followed by another
    Given a server runs with `--app {apps}/gate.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And the server is sent SIGTERM
    And the status becomes "stopping"
    Then it exits 1
    When I run `(sleep 1; touch go) & agents server start --port 0 --if-not-running`
    Then it exits 0
    And the request is answered 200
    And the successor has another PID

  Scenario: One that hangs is waited for, and named
    Given a server runs
    And the server is sent SIGSTOP
    When I run `agents server start --port 0 --if-not-running --timeout 1`
    Then it exits 4 saying "{url} … PID {pid} … but it was not healthy within 1 s"
    When I run `(sleep 2; kill -CONT {pid}) & agents server start --port 0 --if-not-running`
    Then it exits 0
    And line 1 of stdout contains "PID {pid}"

  Scenario: Whether another host's server is healthy cannot be seen from here
    Given a server of the host elsewhere holds the lock
    When I run `agents server start --port 0 --if-not-running`
    Then it exits 4 saying "on the host elsewhere"

  Scenario: Stopping nothing is fine
    When I run `agents server stop --if-running`
    Then it exits 0
    And stdout contains "no server is running … {home}/server.pid"
    When I run `agents server stop --if-running --json`
    Then it exits 0
    And stdout is one JSON object with
      | wasRunning | false               |
      | killed     | false               |
      | pidFile    | "{home}/server.pid" |

  Scenario: Stopping what was killed clears up
    Given a server runs
    And the server is killed
    When I run `CLEVERAGENTS_SERVER_IF_RUNNING=true agents server stop`
    Then it exits 0
    And stdout contains "cleared up"
    And nothing is at "{home}/server.pid"

  Scenario: Stopping one that runs is the same as ever
    Given a server runs
    When I run `agents server stop --if-running --json`
    Then it exits 0
    And stdout is one JSON object with
      | wasRunning | true  |
      | pid        | {pid} |
      | killed     | false |
    And the server is gone

  Scenario: Twenty stops at once
    Given a server runs
    When I run `agents server stop --if-running` 20 times at once
    Then each of them exits 0
    And the server is gone

  Scenario: One on another host runs, and cannot be stopped from here
    Given a server of the host elsewhere holds the lock
    When I run `agents server stop --if-running`
    Then it exits 3 saying "on the host elsewhere"
