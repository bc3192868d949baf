Feature: The daemon stands on its own
  It outlives the terminal and holds nothing of its launcher's.

  Scenario: It is a session leader in the root directory
    Given a server runs
    Then the server leads its session
    And the server's working directory is /

  Scenario: With an app its working directory is the caller's
    Given a server runs with `--app {apps}/hello.cjs`
    Then the server's working directory is {root}/work

  @linux
  Scenario: Its stdin is /dev/null, its stdout and stderr are the log
    Given a server runs
    Then descriptor 0 of the server is /dev/null
    And descriptor 1 of the server is {home}/server.log
    And descriptor 2 of the server is {home}/server.log

  @linux
  Scenario: It holds none of its caller's descriptors
    When I run `touch a b; exec 9<a 50<b; for n in 60 100 480; do eval "exec $n<b"; done; agents server start --port 0 --workers 2`
    Then it exits 0
    And no process of the server holds a file of {root}/work

  @linux
  Scenario: A caller's lock is not kept
    When I run `exec 50>held; flock 50; agents server start --port 0`
    Then it exits 0
    When I run `exec 9>held; flock --nonblock 9`
    Then it exits 0

  Scenario: It outlives the shell that started it
    When I run `(agents server start --port 0) && kill -9 $$`
    Then it exits 137
    When I run `agents server status`
    Then it exits 0

  Scenario: The output of start can be captured
    When I run `x=$(agents server start --port 0); echo "got: $x"`
    Then it exits 0
    And stdout contains "got: "
    And stdout contains "PID"

  Scenario: start in a pipe returns
    When I run `agents server start --port 0 | cat`
    Then it exits 0
    And GET {url}/live answers 200

  Scenario: A signal to the caller's group does not reach it
    When I run `set -m; (agents server start --port 0; kill -INT 0) & wait; true`
    Then it exits 0
    When I run `agents server status`
    Then it exits 0

  Scenario: Ignored signals of the caller do not make it deaf
    When I run `trap '' TERM INT HUP PIPE; agents server start --port 0`
    Then it exits 0
    When I run `agents server stop --json`
    Then it exits 0
    And stdout is one JSON object with
      | killed | false |

  Scenario: SIGTERM lets requests in flight finish
    Given a server runs with `--app {apps}/slow.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And the server is sent SIGTERM
    Then the request is answered 200 with slow but sure
    And the server ends

  Scenario: While it drains it takes no new connections
    Given a server runs with `--app {apps}/slow.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And the server is sent SIGTERM
    Then nobody listens at {url} in a while
    And the request is answered 200

  Scenario: No option and no secret stands in its arguments
    Given the environment variable SECRET is "hunter2"
    And a server runs
    Then the arguments of the server do not contain hunter2
