Feature: Options from the environment
  Every option can come from `CLEVERAGENTS_SERVER_` and its name; the flag wins.

  Scenario: The environment gives an option
    Given a free port
    And the environment variable CLEVERAGENTS_SERVER_PORT is "{port}"
    And the environment variable CLEVERAGENTS_SERVER_WORKERS is "2"
    And the environment variable CLEVERAGENTS_SERVER_JSON is "true"
    When I run `agents server start`
    Then it exits 0
    And stdout is one JSON object with
      | port    | {port} |
      | workers | 2      |

  Scenario: The flag wins
    Given the environment variable CLEVERAGENTS_SERVER_PORT is "1"
    When I run `agents server start --port 0`
    Then it exits 0

  Scenario: Each command takes its own
    Given the environment variable CLEVERAGENTS_SERVER_PID_FILE is "{root}/env.pid"
    When I run `agents server start --port 0`
    Then it exits 0
    And the file "{root}/env.pid" holds the server's PID
    When I run `agents server status`
    Then it exits 0
    When I run `agents server stop`
    Then it exits 0
    And the server is gone

  Scenario: CLEVERAGENTS_HOME moves everything
    Given the environment variable CLEVERAGENTS_HOME is "{root}/elsewhere"
    When I run `agents server start --port 0`
    Then it exits 0
    And the file "{root}/elsewhere/server.pid" exists
    And the file "{root}/elsewhere/server.log" exists
    And nothing is at "{home}"

  Scenario Outline: A bad value names its variable
    Given the environment variable <variable> is "<value>"
    When I run `agents server start`
    Then it exits 2 saying "<variable>"
    And nothing is left behind

    Examples:
      | variable                     | value |
      | CLEVERAGENTS_SERVER_PORT      | 70000 |
      | CLEVERAGENTS_SERVER_PORT      | http  |
      | CLEVERAGENTS_SERVER_WORKERS   | 0     |
      | CLEVERAGENTS_SERVER_LOG_LEVEL | loud  |
      | CLEVERAGENTS_SERVER_TIMEOUT   | soon  |
      | CLEVERAGENTS_SERVER_JSON      | maybe |

  Scenario Outline: What would break a server does not reach it
    Given the environment variable <variable> is "<value>"
    When I run `agents server start --port 0 --workers 2`
    Then it exits 0
    And GET {url}/live answers 200
    When I run `agents server restart`
    Then it exits 0

    Examples:
      | variable        | value                   |
      | NODE_UNIQUE_ID  | 1                       |
      | NODE_CHANNEL_FD | 1                       |
      | LISTEN_FDS      | 1                       |
      | NOTIFY_SOCKET   | /nowhere                |
      | http_proxy      | http://127.0.0.1:9      |
      | HTTP_PROXY      | http://127.0.0.1:9      |
      | LC_ALL          | C                       |
      | TZ              | nonsense                |

  Scenario: An inspector of the caller is not the server's
    Given the environment variable NODE_OPTIONS is "--inspect=127.0.0.1:0"
    When I run `agents server start --port 0 --workers 2`
    Then it ends with any exit code
    And GET {url}/live answers 200
    And the log does not tell of Debugger listening
