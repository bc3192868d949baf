Feature: The daemon stands on its own
  It outlives the terminal and holds nothing of its launcher's.

  Scenario: It is a session leader in the root directory
    Given a server runs
    Then the server leads its session
    And the server's working directory is /

  Scenario: With an app its working directory is the caller's
    Given a server runs with `--app {apps}/hello.cjs`
    Then the server's working directory is {root}/desk

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
    And no process of the server holds a file of {root}/desk

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

  Scenario: SIGHUP restarts it with the options that it has
    Given a server runs with `--workers 2`
    When the server is sent SIGHUP
    And a successor serves
    Then the successor has another PID and the same URL
    And stdout is one JSON object with
      | workers | 2 |
    And the process {old pid} ends

  Scenario: Where the successor of a SIGHUP fails, the log says why and the server goes on
    Given the file "{root}/desk/app.cjs" holds "module.exports = async () => {}"
    And a server runs with `--app ./app.cjs`
    And the file "{root}/desk/app.cjs" holds "throw new Error('no second time')"
    When the server is sent SIGHUP
    Then the log tells of the restart on SIGHUP failed
    And the log tells of no second time
    And GET {url}/live answers 200
    And the file "{home}/server.pid" holds the server's PID

  Scenario: One whose lock file was deleted, and made anew by another server, goes and harms nothing of that one's
    Given a server runs
    When "{home}/server.pid.lock" is deleted, and a server of the host elsewhere holds the lock
    Then the process {pid} ends
    And the log tells of another server holds the lock file
    And the file "{home}/server.pid.sock" exists
    And the lock file tells of the host elsewhere

  Scenario: Its control socket comes back where somebody deleted it
    Given a server runs
    And "{home}/server.pid.sock" is deleted
    When the status becomes "running"
    Then it exits 0
    And stdout is one JSON object with
      | pid | {pid} |

  Scenario: Whoever calls on its control socket and says nothing disturbs nobody
    Given a server runs
    When I run `$AGENTS_NODE -e 'require("node:net").connect("{home}/server.pid.sock").end()'`
    Then it exits 0
    When I run `agents server status`
    Then it exits 0

  Scenario: An heir that cannot serve says why in the log
    Given the file "{root}/desk/app.cjs" holds "module.exports = async (app) => app.get('/crash', async () => { setTimeout(() => { throw new Error('too late') }, 50); return 'bye' })"
    And a server runs with `--app ./app.cjs`
    And the file "{root}/desk/app.cjs" holds "throw new Error('no second life')"
    When GET {url}/crash answers 200
    Then the log tells of replacing the server that ended
    And the log tells of no second life
    And nothing is left running
    When I run `agents server status`
    Then it exits 3

  Scenario: An heir that waits for its turn can be stopped
    Given the file "{root}/desk/app.cjs" holds "module.exports = async (app) => app.get('/crash', async () => { setTimeout(() => { throw new Error('too late') }, 50); return 'bye' })"
    And a server runs with `--app ./app.cjs`
    And the file "{root}/desk/app.cjs" holds "process.exit(7)"
    When GET {url}/crash answers 200
    And the log has told 6 times of replacing the server that ended
    And I run `agents server stop`
    Then it exits 0
    And nothing is left behind

  Scenario: Its executable alone is no server
    When I run `exec 3>&- 4>&- 5<>nothing 6>&-; $AGENTS_NODE {repository}/dist/daemon.cjs server.pid {}`
    Then it exits 0
    When I run `exec 5>&-; $AGENTS_NODE {repository}/dist/daemon.cjs server.pid {}`
    Then it exits 1
    And nothing is left behind
