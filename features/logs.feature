Feature: Reading the log
  `agents server logs` prints what the daemon wrote.

  Scenario: Lines are JSON where stdout is no terminal
    Given a server runs
    When I run `agents server logs`
    Then it exits 0
    And each line of stdout is a JSON object

  Scenario: The last lines
    Given a server runs
    And GET {url}/one answers 404
    And GET {url}/two answers 404
    And GET {url}/three answers 404
    When the log tells of /three
    And I run `agents server logs --lines 1`
    Then it exits 0
    And stdout has 1 line
    And stdout contains "/three"
    When I run `agents server logs -n 0`
    Then it exits 0
    And stdout has 0 lines

  Scenario: Nothing was ever logged
    When I run `agents server logs`
    Then it exits 3 saying "no server"

  Scenario: The log of a server that was stopped is shown
    Given a server runs
    When I run `agents server stop`
    And I run `agents server logs`
    Then it exits 0
    And each line of stdout is a JSON object

  Scenario: The log of a server that died is shown
    Given a server runs
    And the server is killed
    When I run `agents server logs`
    Then it exits 0
    And each line of stdout is a JSON object

  Scenario: Following goes on across a restart
    Given a server runs
    When I run `agents server logs --follow` in the background
    And GET {url}/before answers 404
    Then the background command prints "/before"
    When I run `agents server restart`
    Then it exits 0
    When GET {url}/after answers 404
    Then the background command prints "/after"
    When the background command is sent SIGINT
    Then the background command exits 130

  Scenario: Following goes on when the log is rotated by renaming
    Given a server runs
    When I run `agents server logs --follow` in the background
    And GET {url}/before answers 404
    Then the background command prints "/before"
    When I run `mv {home}/server.log {home}/server.log.1`
    And GET {url}/after answers 404
    Then the background command prints "/after"
    When the background command is sent SIGTERM
    Then the background command exits 143

  Scenario: A reader that has enough is no failure
    Given a server runs
    When I run `agents server logs | head -n 1`
    Then it exits 0
    And stderr is empty

  Scenario: One line a request, and no secret in it
    Given a server runs
    When I run `get {url}/asked "Authorization: Bearer hunter2" "Cookie: session=hunter2"`
    And the log tells of /asked
    Then the log has 1 line that tells of /asked
    And the log does not tell of hunter2

  Scenario: What is in the log is for people where they are watching, also where its last line has no end
    Given `mkdir -p {home} && printf '%s\nunfinished' '{"level":"info","msg":"hello"}' > {home}/server.log` was run
    When I run `agents server logs` in a terminal
    Then it exits 0
    And stdout contains "INFO"
    And stdout contains "unfinished"
    When I run `echo >> {home}/server.log; NO_COLOR=1 agents server logs` in a terminal
    Then it exits 0
    And neither stdout nor stderr has colours

  Scenario: A line of megabytes is shown in a terminal
    Given `mkdir -p {home} && head -c 3000000 /dev/zero | tr '\0' x > {home}/server.log` was run
    When I run `NO_COLOR=1 agents server logs` in a terminal
    Then it exits 0
    And stdout contains "xxx"

  @linux
  Scenario: A full disk is told
    Given a server runs
    When I run `agents server logs > /dev/full`
    Then it exits 1 saying "cannot write to stdout … ENOSPC"

  Scenario: A reader that goes away in the middle is no failure
    Given `mkdir -p {home} && head -c 3000000 /dev/zero | tr '\0' x > {home}/server.log` was run
    When I run `set -o pipefail; agents server logs | head -c 10`
    Then it exits 0
    And stderr is empty
    And stdout contains "xxx"

  Scenario: The last lines are found in rotated logs too
    Given a server runs with `--app {apps}/writer.cjs --log-max-size 64KB`
    When 1 requests at once write 2000 lines each
    And I run `agents server logs --lines 1500`
    Then it exits 0
    And stdout has 1500 lines
    And stdout contains "line r0x0-1000."

  Scenario: What the last server wrote, running or not
    Given a server runs
    And GET {url}/first answers 404
    And the log tells of /first
    When I run `agents server stop`
    And I run `agents server start --port 0`
    And GET {url}/second answers 404
    And the log tells of /second
    And I run `agents server logs --since-start`
    Then it exits 0
    And line 1 of stdout contains "starts"
    And stdout contains "/second"
    And stdout does not contain "/first"
    When I run `agents server stop`
    And I run `agents server logs --since-start`
    Then it exits 0
    And stdout contains "/second"
    And stdout does not contain "/first"

  Scenario: Since the start, and so many lines, is one too many
    When I run `agents server logs --since-start --lines 3`
    Then it exits 2 saying "--since-start … --lines"
