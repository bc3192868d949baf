Feature: An event loop that is blocked
  A worker whose loop does not turn for `--worker-timeout` is replaced, and nothing else is taken for that.

  Scenario: The worker is replaced, and status and log tell why
    Given a server runs with `--workers 2 --worker-timeout 1 --app {apps}/block.cjs`
    When I request {url}/block in the background
    Then the log tells of ended (blocked for 1 s) and is replaced
    And the request failed
    And 2 processes answer at {url}/pid in a while
    When I run `agents server status`
    Then it exits 0
    And stdout contains "replaced once (last: blocked for 1 s)"

  Scenario: A restart keeps the option
    Given a server runs with `--workers 2 --worker-timeout 1 --app {apps}/block.cjs`
    When I run `agents server restart`
    And I request {url}/block in the background
    Then the log tells of blocked for 1 s

  Scenario: An app that has a use for the signal is ended all the same
    Given a server runs with `--workers 2 --worker-timeout 1 --app {apps}/block.cjs`
    When I request {url}/deaf in the background
    Then the log tells of ended (SIGKILL) and is replaced
    And 2 processes answer at {url}/pid in a while

  Scenario: A slow boot is not mistaken for it
    Given the environment variable SLOW_BOOT is "2500"
    And a server runs with `--workers 2 --worker-timeout 1 --app {apps}/block.cjs`
    Then 2 processes answer at {url}/pid
    And the log does not tell of is replaced

  Scenario: Neither is a debugger that holds it
    Given a server runs with `--workers 2 --worker-timeout 1 --app {apps}/block.cjs`
    When I request {url}/debug in the background
    Then the request is answered 200 with went on
    And the log does not tell of is replaced

  Scenario: Nor are workers that were stopped and go on
    Given a server runs with `--workers 2 --worker-timeout 1 --app {apps}/block.cjs`
    When the workers are sent SIGSTOP
    And I run `sleep 2`
    And the workers are sent SIGCONT
    Then 2 processes answer at {url}/pid
    When I run `sleep 1`
    Then the log does not tell of is replaced

  Scenario: A single worker is followed by an heir, where that was asked for
    Given a server runs with `--worker-timeout 1 --app {apps}/block.cjs`
    When I request {url}/block in the background
    Then the log tells of replacing the server that ended (blocked for 1 s)
    And the server answers again
    And the process {pid} ends
    When the status becomes "running"
    Then it exits 0
    When I run `agents server status`
    Then it exits 0
    And stdout contains "replaced once (last: blocked for 1 s)"
    And the file "{home}/server.pid" holds the server's PID

  Scenario: A stop that comes while it is blocked stops its heir too
    Given a server runs with `--worker-timeout 2 --app {apps}/block.cjs`
    When I request {url}/block in the background
    And the loop is blocked
    And I run `agents server stop --timeout 20`
    Then it exits 0
    And stdout does not contain "killed"
    And the server is gone

  Scenario Outline: What is no duration is refused
    When I run `agents server start --port 0 --worker-timeout <value>`
    Then it exits 2 saying "--worker-timeout … <value>"
    And nothing is left behind

    Examples:
      | value |
      | soon  |
      | 25h   |
