Feature: Faults before, while and after a server lives
  Whatever ends, is ended or is taken away, there is one complete server or none, and the next command is right.

  Scenario Outline: The first request after a start is answered, each time
    Then `agents server start --port 0 --workers <workers> >line && get $(cut -d ' ' -f 1 line)/health && agents server stop` succeeds 2 times

    Examples:
      | workers |
      | 1       |
      | 4       |

  Scenario Outline: What ends before it is ready is told with its end, and nothing is left
    Given the environment variable DEATH is "<death>"
    And the environment variable NODE_OPTIONS is "--max-old-space-size=40"
    When I run `agents server start --port 0 --workers <workers> --app {apps}/dies.cjs`
    Then it exits 6 saying "<words>"
    And nothing is left behind

    Examples:
      | death     | workers | words                                |
      | throws    | 1       | dies.cjs … 50 ms are over            |
      | leaves    | 1       | exit code 0                          |
      | killed    | 1       | ended by SIGKILL                     |
      | segfaults | 1       | ended by SIGSEGV                     |
      | aborts    | 1       | ended by SIGABRT                     |
      | grows     | 1       | ended by SIGABRT … out of memory     |
      | throws    | 2       | dies.cjs … 50 ms are over            |
      | leaves    | 2       | lost a worker (exit code 0)          |
      | grows     | 2       | lost a worker (SIGABRT)              |

  Scenario: A launcher that is killed at any moment leaves nothing, or one complete server
    Then 6 starts whose launcher is killed at one moment or another leave nothing, or one complete server

  Scenario: A worker whose primary was killed before it began takes no connection
    When I run `$AGENTS_NODE {repository}/features/programs/orphan.cjs`
    Then it exits 137
    And nothing is left running
    And stdout does not contain "listening"

  Scenario: It outlives the terminal that it was started in
    When I run `agents server start --port 0; sleep 1` in a terminal
    Then it exits 0
    When I run `agents server status`
    Then it exits 0

  Scenario: A start under npm, in a pipe, returns
    Given `echo '{"scripts":{"up":"agents server start --port 0"}}' >package.json` was run
    When I run `npm run --silent up | cat`
    Then it exits 0
    And GET {url}/live answers 200

  @linux
  Scenario: It holds none of five hundred descriptors of its caller's, locks and sockets among them
    When I run `ulimit -n 1024; touch a; exec 9<>/dev/udp/127.0.0.1/9; for n in $(seq 10 509); do eval "exec $n<a"; done; flock -s 60; flock -s 480; agents server start --port 0 --workers 2`
    Then it exits 0
    And no process of the server holds a file of {root}/desk
    When I run `flock --nonblock a true`
    Then it exits 0

  Scenario Outline: A caller with little is no obstacle
    When I run `<burden> agents server start --port 0 --workers 2`
    Then it exits 0
    When I run `agents server stop --json`
    Then it exits 0
    And stdout is one JSON object with
      | killed | false |

    Examples:
      | burden           |
      | nice -n 19       |
      | ulimit -n 40;    |
      | ulimit -c 0;     |

  Scenario: What a server that hangs has started is killed with it
    Given a server runs with `--app {apps}/parent.cjs`
    When I request {url}/block in the background
    And the loop is blocked
    And I run `agents server stop --timeout 1`
    Then it exits 0
    And nothing is left behind

  Scenario: Ctrl-C during a stop stops the waiting, and the server goes on to its end
    Given a server runs with `--app {apps}/slow.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And I run `agents server stop` in the background
    And nobody listens at {url} in a while
    And the background command is sent SIGINT
    Then the background command exits 130
    And the request is answered 200
    And the server ends

  @linux
  Scenario: The number of a server that was killed is given to another process
    Given process numbers can be chosen
    When I run `unshare --pid --fork --mount-proc bash {repository}/features/support/recycle.sh {home}`
    Then it exits 3
    And stdout contains "the other process lives"

  Scenario: Stopped and started again on one port, with connections open
    Then 3 cycles of stop and start with open connections leave no trace

  Scenario: Restarted again and again, with connections open
    Then 3 restarts with open connections leave no trace

  Scenario: Under load a killed worker takes its own requests with it, and no others
    Given a server runs with `--workers 3`
    When clients ask {url}/live without a pause
    And a worker is killed
    And the log tells of ended (SIGKILL) and is replaced
    Then 8 requests of the clients failed at most

  Scenario: A start on the port of a primary that was killed waits for its spinning workers
    Given a free port
    When I run `agents server start --port {port} --workers 2 --app {apps}/block.cjs`
    And 4 requests for {url}/block are made in the background
    And the server is killed
    And I run `agents server start --port {port}`
    Then it exits 0
    And GET {url}/live answers 200

  Scenario Outline: No request is lost in a restart of several workers
    Given a server runs with `--workers 2`
    When clients ask {url}/live without a pause
    And I run `agents server restart --timeout 20 <options>`
    Then it exits <code>
    And no request of the clients failed

    Examples:
      | options                                 | code |
      |                                         | 0    |
      | --workers 3 --app {apps}/third.cjs      | 6    |
      | --workers 3 --app {apps}/uneven.cjs     | 6    |

  @linux
  Scenario: Where no more processes may be forked, the start is undone and says so
    Given a user with few processes can run agents
    When I run `agents server start --port 0 --workers 24` as a user with few processes
    Then it exits 6 saying "before it was healthy"
    And nothing is left running

  Scenario: The package is replaced while its server runs
    Given `cp -R {repository}/dist {root}/package && sed -i.old 's/"0\.1\.0"/"0.0.9"/' {root}/package/*.cjs && ln -s {repository}/node_modules {root}/node_modules` was run
    When I run `$AGENTS_NODE {root}/package/main.cjs server start --port 0`
    Then it exits 0
    When I run `agents server status`
    Then it exits 0
    And stdout contains "0.0.9 (this command is 0.1.0"
    When I run `cp {repository}/dist/*.cjs {root}/package && agents server restart && agents server status`
    Then it exits 0
    And stdout does not contain "this command is"
    When I run `rm -r {root}/package`
    Then GET {url}/live answers 200
    When I run `agents server restart`
    Then it exits 6
    And GET {url}/live answers 200

  @linux
  Scenario: The first process of a container is a server like any other
    Given process numbers can be chosen
    When I run `unshare --pid --fork --mount-proc --kill-child agents server serve --port 0` in the background
    And the background command prints "serving at"
    And the server in the background is sent SIGTERM
    Then the background command exits 0
    And nothing is left behind

  @linux
  Scenario: A service manager that listens is told of both ends
    Given systemd-notify is here
    When I run `python3 {repository}/features/support/notified.py agents server serve --port 0`
    Then it exits 0
    And stdout contains "READY=1 … stopping … STOPPING=1"
    And nothing is left behind

  Scenario: A service manager that cannot be told is no obstacle
    Given the environment variable NOTIFY_SOCKET is "{root}/nobody"
    When I run `PATH={root}/bin agents server serve --port 0` in the background
    Then the background command prints "serving at"
    And the background command prints "not told READY=1"
    When the background command is sent SIGTERM
    Then the background command exits 0

  @linux
  Scenario: A server that ends by an exception while the disk is full has an heir
    Given a disk of 64 kB at {disk}
    And a server runs with `--app {apps}/late.cjs --pid-file {disk}/server.pid --log-file {root}/server.log`
    When I run `cat /dev/zero >{disk}/filling; get {url}/late`
    Then it exits 0
    And the process {pid} ends
    And the server answers again
    When I run `rm {disk}/filling`
    Then the file "{disk}/server.pid" exists in a while
    When I run `agents server stop --pid-file {disk}/server.pid`
    Then it exits 0
    And nothing is left behind
