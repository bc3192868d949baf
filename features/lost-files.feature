Feature: The files of a running server are deleted
  A server that runs is found without its files, has no second one beside it, and puts them back.

  @linux
  Scenario Outline: A second start is refused at once, and everything comes back
    Given a server runs
    When I run `<deed> && agents server start --port 0`
    Then it exits 4 saying "already running … {url} … {pid}"
    And the file "{home}/server.pid" holds the server's PID in a while
    And the lock file tells the server's PID in a while
    And nothing is lost in a while
    When I run `agents server stop`
    Then it exits 0
    And the server is gone

    Examples:
      | deed                                     |
      | rm {home}/server.pid                     |
      | rm {home}/server.pid.lock                |
      | rm {home}/server.pid.sock                |
      | rm {home}/server.pid*                    |
      | rm -r {home}                             |
      | mv {home} {root}/away && rm {root}/away/server.pid {root}/away/server.pid.sock |
      | cp {home}/server.pid.lock {root}/copy && mv {root}/copy {home}/server.pid.lock |

  @linux
  Scenario Outline: It is found, told and stopped also where it cannot put anything back
    Given a server runs
    And the server is sent SIGSTOP
    When I run `<deed>; agents server start --port 0`
    Then it exits 4 saying "{url} … {pid}"
    When I run `agents server status`
    Then it exits 1
    And line 1 of stdout contains "unresponsive"
    And stdout contains "<lost>: deleted or replaced"
    When I run `agents server stop`
    Then it exits 0
    And the server is gone

    Examples:
      | deed                      | lost                                |
      | rm {home}/server.pid      | PID file                            |
      | rm {home}/server.pid.lock | lock file                           |
      | rm -r {home}              | lock file, PID file, control socket |

  @linux
  Scenario: A server that hangs without its files is restarted
    Given a server runs
    And the server is sent SIGSTOP
    When I run `rm -r {home} && agents server restart --timeout 5`
    Then it exits 0
    And the process {old pid} ends
    And the successor has another PID and the same URL
    And GET {url}/live answers 200

  @linux
  Scenario: A server that lost its files is restarted without a failed request
    Given a server runs
    And clients ask {url}/live without a pause
    When I run `rm -r {home} && agents server restart`
    Then it exits 0
    And the successor has another PID and the same URL
    And no request of the clients failed
    And the file "{home}/server.pid" holds the server's PID in a while

  @linux
  Scenario Outline: Starts at the very moment of the deletion make no second server
    Given a server runs
    When I run `rm -rf <what> & agents server start --port 0` 12 times at once
    Then each of them exits 4
    And one server runs
    And GET {url}/live answers 200

    Examples:
      | what                   |
      | {home}/server.pid.lock |
      | {home}                 |

  @linux
  Scenario Outline: Where something stands in the place of its lock file, the server is found all the same
    Given a server runs
    When I run `rm {home}/server.pid.lock && <deed> && agents server start --port 0`
    Then it exits 9 saying "{home}/server.pid.lock"
    When I run `agents server status --json`
    Then it exits 0
    And stdout is one JSON object with
      | state | "running"     |
      | lost  | ["lock file"] |
    When I run `agents server stop`
    Then it exits 0
    And the process {pid} ends
    And nothing is at "{home}/server.pid"
    And nothing is at "{home}/server.pid.sock"

    Examples:
      | deed                                         |
      | mkdir {home}/server.pid.lock                 |
      | ln -s {root}/nowhere {home}/server.pid.lock  |
      | mkfifo {home}/server.pid.lock                |

  Scenario Outline: What somebody put in the place of its PID file stays, and the server is stopped all the same
    Given a server runs
    When I run `rm {home}/server.pid && <deed> && agents server status`
    Then it exits 0
    And stdout contains "PID file: deleted or replaced"
    When I run `agents server stop`
    Then it exits 0
    And the process {pid} ends
    When I run `test <left>`
    Then it exits 0

    Examples:
      | deed                                                          | left                                  |
      | mkdir {home}/server.pid                                       | -d {home}/server.pid                  |
      | echo mine > {root}/mine && ln -s {root}/mine {home}/server.pid | -L {home}/server.pid -a -s {root}/mine |
      | echo 4711 > {home}/server.pid                                 | -s {home}/server.pid                  |

  @linux
  Scenario: One that drains without its files is waited for
    Given a server runs with `--app {apps}/gate.cjs`
    When I request {url}/slow in the background
    And the request has arrived
    And the server is sent SIGTERM
    And the status becomes "stopping"
    Then it exits 1
    When I run `rm -r {home}; (sleep 1; touch go) & agents server start --port 0`
    Then it exits 0
    And the request is answered 200
    And the process {old pid} ends
    And one server runs

  Scenario: One that was killed after its lock file was deleted leaves nothing that a stop does not clear up
    Given a server runs
    And the server is sent SIGSTOP
    And "{home}/server.pid.lock" is deleted
    And the server is killed
    When I run `agents server stop`
    Then it exits 3 saying "cleared up"
    And nothing is at "{home}/server.pid"
    And nothing is at "{home}/server.pid.sock"
