Feature: Running a server in the foreground
  `agents server serve` is the same server for a terminal, a container or a service manager.

  Background:
    Given a free port
    When I run `agents server serve --port {port}` in the background
    And GET http://127.0.0.1:{port}/ready answers 200 in a while

  Scenario Outline: A signal drains it
    When the background command is sent <signal>
    Then the background command exits 0
    And nothing is left behind
    And nobody listens at http://127.0.0.1:{port}

    Examples:
      | signal  |
      | SIGTERM |
      | SIGINT  |

  Scenario: The process that was started is the server
    Then the file "{home}/server.pid" holds the background command's PID
    When I run `agents server status --json`
    Then it exits 0
    And stdout is one JSON object with
      | state | "running"               |
      | url   | "http://127.0.0.1:{port}" |

  Scenario: stop ends it
    When I run `agents server stop`
    Then it exits 0
    And the background command exits 0
    And nothing is left behind

  Scenario: It logs to stdout, as JSON where that is no terminal
    When the background command is sent SIGTERM
    Then the background command exits 0
    And each line of stdout is a JSON object
    And nothing is at "{home}/server.log"

  Scenario: A start beside it is refused
    When I run `agents server start --port 0`
    Then it exits 4 saying "http://127.0.0.1:{port}"

  Scenario: A second signal ends it at once
    When the background command is sent SIGTERM
    Then the background command exits 0
    When I run `agents server serve --port {port} --app {apps}/slow.cjs` in the background
    And GET http://127.0.0.1:{port}/ready answers 200 in a while
    And I request http://127.0.0.1:{port}/forever in the background
    And the request has arrived
    And the background command is sent SIGTERM
    And nobody listens at http://127.0.0.1:{port} in a while
    And the background command is sent SIGTERM once more
    Then the background command ends before its deadline
    And the request failed

  Scenario: Several workers in the foreground go with it
    When the background command is sent SIGTERM
    Then the background command exits 0
    When I run `agents server serve --port {port} --workers 2 --app {apps}/hello.cjs` in the background
    And 2 processes answer at http://127.0.0.1:{port}/pid in a while
    And the background command is sent SIGTERM
    Then the background command exits 0
    And nothing is left behind

  Scenario: An app that cannot be served ends it
    When the background command is sent SIGTERM
    Then the background command exits 0
    When I run `agents server serve --port {port} --app {apps}/throws.cjs`
    Then it exits 6 saying "no database at db.internal"
    And nothing is left behind
