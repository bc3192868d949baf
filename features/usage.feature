Feature: Reading the command line
  A mistake is one message that names it, with the nearest right word and the command's own usage line.

  Scenario Outline: The nearest right word, at the level where the mistake is
    When I run `agents <line>`
    Then it exits 2 saying "<words>"
    And stdout is empty

    Examples:
      | line                            | words                                                                |
      | servr start                     | unknown command 'servr' for 'agents'; did you mean 'server'?         |
      | server strat                    | unknown command 'strat' for 'agents server'; did you mean 'start'?   |
      | server bogus --help             | unknown command 'bogus' for 'agents server'                          |
      | server start --prot 9000        | unknown option --prot … 'agents server start' … --port?              |
      | server start --PORT 9000        | unknown option --PORT … --port?                                      |
      | server start -port 9000         | unknown option -p in '-port' … --port?                               |
      | server start port 9000          | unexpected arguments 'port', '9000'; did you mean --port?            |
      | completion bsh                  | bash, zsh, fish                                                      |
      | completion                      | missing argument … bash, zsh, fish                                   |
      | manifest check nowhere.yaml     | no such file … nowhere.yaml                                          |

  Scenario: A mistake shows the command's own usage line
    When I run `agents manifest check`
    Then it exits 2 saying "missing argument FILE … usage: agents manifest check FILE … agents manifest check --help"

  Scenario: All mistakes at once
    When I run `agents server start --prot 1 --workers 0 --log-level loud --timeout`
    Then it exits 2 saying "--prot … --timeout needs a value … --workers … --log-level"

  Scenario: A mistake beside a bad variable
    Given the environment variable CLEVERAGENTS_SERVER_WORKERS is "many"
    When I run `agents server start --port http`
    Then it exits 2 saying "--port … CLEVERAGENTS_SERVER_WORKERS"

  Scenario: A value that looks like an option
    When I run `agents server start --app --port 9000`
    Then it exits 2 saying "--app needs a value; if '--port' is the value write --app=--port"

  Scenario: A mistake in JSON is one object on stdout
    When I run `agents server start --json --prot 9000`
    Then it exits 2
    And stdout is one JSON object with
      | error.tag      | "UsageError" |
      | error.exitCode | 2            |
      | error.message  | a text       |
    And stderr is empty

  Scenario Outline: Options stand anywhere, and the last one wins
    When I run `agents <line>`
    Then it exits 3
    And stdout contains "{root}/desk/x.pid"

    Examples:
      | line                                              |
      | server status --pid-file x.pid                    |
      | server status --pid-file=x.pid                    |
      | server --pid-file x.pid status                    |
      | --pid-file x.pid server status                    |
      | --pid-file=x.pid server status                    |
      | server status --pid-file y.pid --pid-file x.pid   |

  Scenario: The flag wins over the environment
    Given the environment variable CLEVERAGENTS_SERVER_PID_FILE is "y.pid"
    When I run `agents server status --pid-file x.pid`
    Then it exits 3
    And stdout contains "{root}/desk/x.pid"

  Scenario: An empty variable counts as unset
    Given the environment variable CLEVERAGENTS_SERVER_PID_FILE is ""
    When I run `agents server status`
    Then it exits 3
    And stdout contains "{home}/server.pid"
