Feature: What is printed where
  Results go to stdout, everything else to stderr.

  Scenario Outline: Success says nothing on stderr
    When I run `agents server start --port 0 <option>`
    Then it exits 0
    And stderr is empty
    When I run `agents server status <option>`
    Then it exits 0
    And stderr is empty
    When I run `agents server restart <option>`
    Then it exits 0
    And stderr is empty
    When I run `agents server stop <option>`
    Then it exits 0
    And stderr is empty

    Examples:
      | option |
      |        |
      | --json |

  Scenario Outline: A failure in JSON is one object on stdout
    When I run `agents server <command> --json`
    Then it exits <code>
    And stdout is one JSON object with
      | error.tag      | "<tag>" |
      | error.exitCode | <code>  |
      | error.message  | a text  |
    And stderr is empty

    Examples:
      | command                                       | code | tag                |
      | stop                                          | 3    | NotRunning         |
      | start --port 0 --host 203.0.113.7             | 5    | AddressUnavailable |
      | start --port 0 --app {apps}/missing.cjs       | 6    | AppFailed          |
      | start --port 0 --app {apps}/exits.cjs         | 6    | ServerExited       |
      | start --port 0 --timeout 1 --app {apps}/never.cjs | 7 | StartTimeout     |
      | start --port 0 --pid-file /                   | 9    | PidFileError       |
      | start --port 0 --log-file /                   | 9    | LogFileError       |
      | start --port http                             | 2    | UsageError         |

  Scenario Outline: A failure for people is one short message on stderr
    When I run `agents server <command>`
    Then it exits <code> saying "<words>"
    And stdout is empty

    Examples:
      | command                           | code | words                 |
      | stop                              | 3    | agents server start   |
      | start --port 0 --host 203.0.113.7 | 5    | 203.0.113.7           |
      | start --port 0 --pid-file /       | 9    | /                     |
      | start --port http                 | 2    | --port                |

  Scenario: No colour where there is no terminal
    When I run `agents server start --port 0; agents server start; agents server status; agents server logs; agents server stop; agents server stop`
    Then it exits 3
    And neither stdout nor stderr has colours

  @linux
  Scenario: In a terminal the log is for people
    Given a server runs
    When I run `agents server logs` in a terminal
    Then it exits 0
    And stdout does not contain "{\"level\""
    And stdout contains "listening"

  @linux
  Scenario: NO_COLOR is honoured in a terminal
    Given a server runs
    And the environment variable NO_COLOR is "1"
    When I run `agents server status && agents server logs` in a terminal
    Then it exits 0
    And neither stdout nor stderr has colours

  @linux
  Scenario: In a terminal a wait shows what it waits for
    When I run `agents server start --port 0 --timeout 4 --app {apps}/never.cjs` in a terminal
    Then it exits 7
    And stdout contains "waiting for the app"

  Scenario: The whole output arrives, however long it is
    Given a server runs
    And `for i in $(seq 3000); do echo "{\"level\":30,\"msg\":\"a line with a number, $i, and something to make it longer\"}"; done > {root}/long.log` was run
    When I run `agents server logs --log-file {root}/long.log --lines 3000 | tail -n 1`
    Then it exits 0
    And stdout contains "3000,"
