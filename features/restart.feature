Feature: Restarting a server
  `agents server restart` replaces a server without losing a request.

  Scenario: The successor has another PID and the same URL
    Given a server runs
    When I run `agents server restart`
    Then it exits 0
    And line 1 of stdout contains "{url}"
    And the successor has another PID and the same URL
    And GET {url}/live answers 200
    And the file "{home}/server.pid" holds the server's PID
    And the process {old pid} ends

  Scenario: It keeps the options that the server was started with
    Given a server runs with `--workers 2 --log-level debug --app {apps}/hello.cjs`
    When I run `agents server restart --json`
    Then it exits 0
    And stdout is one JSON object with
      | workers | 2       |
      | url     | "{url}" |
    And GET {url}/hello answers 200 with {"hello":"world"}

  Scenario: Options that are given replace them
    Given a server runs
    When I run `agents server restart --workers 2 --json`
    Then it exits 0
    And stdout is one JSON object with
      | workers | 2       |
      | url     | "{url}" |
    When I run `agents server restart --json`
    Then it exits 0
    And stdout is one JSON object with
      | workers | 2 |

  Scenario: The environment of the shell that calls it is not taken for an option
    Given a server runs
    And the environment variable CLEVERAGENTS_SERVER_WORKERS is "3"
    When I run `agents server restart --json`
    Then it exits 0
    And stdout is one JSON object with
      | workers | 1 |

  Scenario: Another port
    Given a server runs
    And a free port
    When I run `agents server restart --port {port}`
    Then it exits 0
    And line 1 of stdout contains "http://127.0.0.1:{port}"
    And GET http://127.0.0.1:{port}/live answers 200
    And the process {old pid} ends
    And nobody listens at {old url} in a while

  Scenario: No request is lost
    Given a server runs
    When clients ask {url}/live without a pause
    And I run `agents server restart && agents server restart`
    Then it exits 0
    And no request of the clients failed

  Scenario Outline: Where the successor fails, the old server goes on
    Given a server runs with `--app {apps}/hello.cjs`
    When I run `agents server restart --timeout 3 --app {apps}/<app>`
    Then it exits <code>
    And GET {url}/hello answers 200 with {"hello":"world"}
    And the file "{home}/server.pid" holds the server's PID
    And one server runs

    Examples:
      | app         | code |
      | throws.cjs  | 6    |
      | exits.cjs   | 6    |
      | missing.cjs | 6    |
      | never.cjs   | 7    |

  Scenario: A port that is taken leaves the old server as it was
    Given a server runs
    And somebody holds port {busy}
    When I run `agents server restart --port {busy}`
    Then it exits 5 saying "{busy}"
    And GET {url}/live answers 200

  Scenario: Where none runs, it starts one
    When I run `agents server restart --port 0`
    Then it exits 0
    And GET {url}/live answers 200

  Scenario: Of a server that was killed it takes the options
    Given a server runs with `--workers 2`
    And the server is killed
    When I run `agents server restart --json`
    Then it exits 0
    And stdout is one JSON object with
      | workers | 2       |
      | url     | "{url}" |

  Scenario: A server that hangs is replaced
    Given a server runs
    And the server is sent SIGSTOP
    When I run `agents server restart --timeout 3`
    Then it exits 0
    And GET {url}/live answers 200
    And the process {old pid} ends

  Scenario: A server in the foreground cannot be succeeded
    Given a free port
    When I run `agents server serve --port {port}` in the background
    And GET http://127.0.0.1:{port}/ready answers 200 in a while
    And I run `agents server restart`
    Then it exits 12 saying "foreground"
    And GET http://127.0.0.1:{port}/live answers 200

  Scenario: An interrupted restart leaves the old server
    Given a server runs
    When I run `agents server restart --app {apps}/never.cjs` in the background
    And a second server process is there
    And the background command is sent SIGINT
    Then the background command exits 130
    And GET {url}/live answers 200
    And one server runs

  Scenario: Several restarts at once follow one another
    Given a server runs
    When I run `agents server restart` 4 times at once
    Then each of them exits 0
    And one server runs
    And GET {url}/live answers 200

  Scenario: One waits for a start that is on its way
    When I run `agents server start --port 0 --timeout 3 --app {apps}/never.cjs` in the background
    And a process of the server is there
    And I run `agents server restart --port 0`
    Then it exits 0
    And GET {url}/live answers 200
    And the background command exits 7

  Scenario: Of a start that was killed it takes the options
    When I run `agents server start --port 0 --workers 2 --app {apps}/never.cjs` in the background
    And a process of the server is there
    And the background command is sent SIGKILL
    Then the background command exits 137
    And nothing is left running
    When I run `agents server restart --app {apps}/hello.cjs --json`
    Then it exits 0
    And stdout is one JSON object with
      | workers | 2 |

  Scenario: Of a server in the foreground that was killed it makes one in the background
    Given a free port
    When I run `agents server serve --port {port}` in the background
    And GET http://127.0.0.1:{port}/ready answers 200 in a while
    And the background command is sent SIGKILL
    Then the background command exits 137
    When I run `agents server restart`
    Then it exits 0
    And GET http://127.0.0.1:{port}/live answers 200
    And the file "{home}/server.log" exists

  @linux
  Scenario: Node was removed meanwhile: the old server goes on
    Given `cp "$AGENTS_NODE" {root}/node` was run
    And a server runs by {root}/node with `--workers 2`
    And "{root}/node" is deleted
    When I run `agents server restart`
    Then it exits 6 saying "could not be spawned"
    And GET {url}/live answers 200
    When a worker is killed
    Then the log tells of could not fork a worker
    When the status becomes "degraded"
    Then it exits 1
