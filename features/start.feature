Feature: Starting a server in the background
  `agents server start` returns once the server is proven healthy, and says where it is.

  Scenario: The first line names the URL and the PID
    Given a free port
    When I run `agents server start --port {port}`
    Then it exits 0
    And line 1 of stdout contains "http://127.0.0.1:{port}"
    And line 1 of stdout matches /\bPID \d+\b/
    And GET {url}/live answers 200 with {"status":"alive"}
    And the file "{home}/server.pid" matches /^\d+\n$/
    And the file "{home}/server.pid" holds the server's PID

  Scenario: The server answers at the first try
    Given a free port
    When I run `agents server start --port {port} && get http://127.0.0.1:{port}/health`
    Then it exits 0
    And stdout contains "ok"

  Scenario: JSON tells everything about the server
    Given a free port
    When I run `agents server start --port {port} --json`
    Then it exits 0
    And stdout is one JSON object with
      | url       | "http://127.0.0.1:{port}" |
      | pid       | a PID                     |
      | pidFile   | "{home}/server.pid"       |
      | logFile   | "{home}/server.log"       |
      | host      | "127.0.0.1"               |
      | port      | {port}                    |
      | workers   | 1                         |
      | startedAt | a time                    |

  Scenario: Port 0 takes a free port, and the real one is printed
    When I run `agents server start --port 0`
    Then it exits 0
    And line 1 of stdout matches /http:\/\/127\.0\.0\.1:[1-9]\d+/
    And GET {url}/ready answers 200 with {"status":"ready"}

  Scenario: An IPv6 address is bracketed
    Given this machine speaks IPv6
    When I run `agents server start --host ::1 --port 0`
    Then it exits 0
    And line 1 of stdout contains "http://[::1]:"
    And GET {url}/health answers 200 with {"status":"ok"}

  Scenario Outline: All addresses of this machine are shown as one that a client can open
    Given this machine speaks IPv6
    When I run `agents server start --host <host> --port 0`
    Then it exits 0
    And stdout does not contain "0.0.0.0"
    And stdout does not contain "[::]"
    And GET {url}/live answers 200 with {"status":"alive"}

    Examples:
      | host    |
      | 0.0.0.0 |
      | ::      |

  Scenario: A host name is looked up
    When I run `agents server start --host localhost --port 0`
    Then it exits 0
    And GET {url}/live answers 200 with {"status":"alive"}

  Scenario Outline: The log level reaches the server wherever it stands in the line
    When I run `<command>`
    Then it exits 0
    When I run `agents server stop`
    Then it exits 0
    And the log has lines of level debug

    Examples:
      | command                                            |
      | agents server start --log-level debug --port 0     |
      | agents server start --port 0 --log-level debug     |
      | agents server start --port 0 --log-level=debug     |
      | agents --log-level debug server start --port 0     |
      | agents server --log-level debug start --port 0     |

  Scenario: Without it the log has no debug lines
    When I run `agents server start --port 0`
    And I run `agents server stop`
    Then it exits 0
    And the log has no lines of level debug

  Scenario: The PID file can be elsewhere, and the log follows it
    When I run `agents server start --port 0 --pid-file run/agent.pid --json`
    Then it exits 0
    And stdout is one JSON object with
      | pidFile | "{root}/desk/run/agent.pid" |
      | logFile | "{root}/desk/run/agent.log" |
    And the file "{root}/desk/run/agent.pid" holds the server's PID
    And the file "{root}/desk/run/agent.log" exists
    And nothing is at "{home}/server.pid"

  Scenario: The log can be elsewhere
    When I run `agents server start --port 0 --log-file {root}/logs/mine.log`
    Then it exits 0
    And the file "{root}/logs/mine.log" exists
    And nothing is at "{home}/server.log"

  Scenario: Two PID files are two servers
    When I run `agents server start --port 0 --pid-file one.pid`
    And I run `agents server start --port 0 --pid-file two.pid`
    Then it exits 0
    And GET {old url}/live answers 200
    And GET {url}/live answers 200
    When I run `agents server stop --pid-file one.pid`
    Then it exits 0
    And GET {url}/live answers 200

  Scenario: Spaces, quotes and letters of any alphabet in every path
    When I run `agents server start --port 0 --pid-file "$PWD/a b/it's \"ünï\" 日本/s.pid" --log-file "$PWD/a b/ñ.log"`
    Then it exits 0
    And GET {url}/live answers 200
    When I run `agents server status --pid-file "$PWD/a b/it's \"ünï\" 日本/s.pid"`
    Then it exits 0
    When I run `agents server stop --pid-file "$PWD/a b/it's \"ünï\" 日本/s.pid"`
    Then it exits 0
    And nothing is left behind

  Scenario: A very long path is no obstacle
    When I run `mkdir -p $(printf 'd%.0s' $(seq 100))/$(printf 'e%.0s' $(seq 100)) && cd d*/e* && agents server start --port 0 --pid-file s.pid && agents server status --pid-file s.pid && agents server stop --pid-file s.pid`
    Then it exits 0
    And nothing is left behind

  Scenario: The server that dies before it is healthy is reported, and nothing is left
    When I run `agents server start --port 0 --app {apps}/exits.cjs`
    Then it exits 6 saying "code 3"
    And nothing is left behind

  Scenario: A server that never becomes healthy is stopped again
    When I run `agents server start --port 0 --app {apps}/never.cjs --timeout 1500ms`
    Then it exits 7 saying "1.5 s … --timeout"
    And nothing is left behind

  Scenario: A server whose loop is blocked is stopped again
    When I run `agents server start --port 0 --app {apps}/blocked.cjs --timeout 2s`
    Then it exits 7 saying "2 s"
    And nothing is left behind

  Scenario Outline: An interrupted start is undone
    When I run `agents server start --port 0 --app {apps}/never.cjs` in the background
    And a process of the server is there
    And the background command is sent <signal>
    Then the background command exits <code>
    And nothing is left behind

    Examples:
      | signal  | code |
      | SIGINT  | 130  |
      | SIGTERM | 143  |
      | SIGHUP  | 129  |

  Scenario: The launcher is killed, and nothing half is left
    When I run `agents server start --port 0 --app {apps}/never.cjs` in the background
    And a process of the server is there
    And the background command is sent SIGKILL
    Then the background command exits 137
    And nothing is left behind
    When I run `agents server start --port 0`
    Then it exits 0
