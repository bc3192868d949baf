Feature: Help
  Help is short, complete for its command, and the same wherever it is asked for.

  Scenario: The program alone prints its help on stderr
    When I run `agents`
    Then it exits 2 saying "Usage: … agents <command> … server … manifest … completion"
    And stdout is empty

  Scenario: A group alone prints its help on stderr
    When I run `agents server`
    Then it exits 2 saying "agents server <command> … start … stop … restart … status … serve … logs"
    And stdout is empty

  Scenario Outline: Help that was asked for is a result
    When I run `agents <line>`
    Then it exits 0
    And stdout contains "<words>"
    And stderr is empty

    Examples:
      | line                                 | words                     |
      | --help                               | agents <command>          |
      | -h                                   | agents <command>          |
      | help                                 | agents <command>          |
      | server --help                        | agents server <command>   |
      | help server                          | agents server <command>   |
      | server start --help                  | agents server start       |
      | server start --port 1 --help         | agents server start       |
      | server start --port nonsense -h      | agents server start       |
      | --help server start                  | agents server start       |
      | server --help start                  | agents server start       |
      | help server start                    | agents server start       |
      | server help start                    | agents server start       |

  Scenario: A command's page tells its options, their limits, defaults and variables, its exit codes and examples
    When I run `agents server start --help`
    Then it exits 0
    And stdout contains "--port PORT … between 0 and 65535 … default 8080 … CLEVERAGENTS_SERVER_PORT"
    And stdout contains "--log-level LEVEL … one of … trace, … debug … critical"
    And stdout contains "Exit codes: … 4 … AlreadyRunning … 7 … StartTimeout"
    And stdout contains "Examples: … agents server start --port 0 --workers 4"
    And stdout does not contain "--wizard"
    And stdout does not contain "--completions"
    And each line of stdout has at most 80 letters

  Scenario Outline: The version
    When I run `agents <line>`
    Then it exits 0
    And line 1 of stdout matches /^agents \d+\.\d+\.\d+$/
    And stdout has 1 line

    Examples:
      | line                             |
      | --version                        |
      | -V                               |
      | server --version                 |
      | server start --port 1 --version  |

  Scenario: A value is not a question
    When I run `agents server status --pid-file=--help`
    Then it exits 3
    And stdout contains "--help"

  Scenario: No colour where there is no terminal
    When I run `agents server start --help; agents server`
    Then it exits 2
    And neither stdout nor stderr has colours

  @linux
  Scenario: NO_COLOR is honoured in a terminal
    Given the environment variable NO_COLOR is "1"
    When I run `agents server start --help` in a terminal
    Then it exits 0
    And neither stdout nor stderr has colours
