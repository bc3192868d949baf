Feature: Finding out what is wrong
  `agents server doctor` says of a server, its files, its address and its surroundings whether they are sound.

  Scenario: Nothing is there yet, and nothing is wrong
    Given a free port
    When I run `agents server doctor --port {port}`
    Then it exits 0
    And stdout contains "ok … server … stopped"
    And stdout contains "{home} is not there yet; a start makes it"
    And stdout contains "nobody listens on 127.0.0.1 port {port}"
    And stdout contains "in use: CLEVERAGENTS_HOME"
    And nothing is at "{home}"

  Scenario: A server runs well
    Given a server runs
    When I run `agents server doctor --json`
    Then it exits 0
    And stdout is one JSON object with
      | sound              | true                                   |
      | pidFile            | "{home}/server.pid"                    |
      | checks.0.name      | "server"                               |
      | checks.0.verdict   | "ok"                                   |
      | checks.0.message   | "running at {url} (PID {pid})"         |
      | checks.1.name      | "version"                              |
    And GET {url}/live answers 200

  Scenario: A server hangs: it is told, and left alone
    Given a server runs
    And the server is sent SIGSTOP
    When I run `agents server doctor --fix`
    Then it exits 1
    And stdout contains "problem … server … unresponsive at {url} (PID {pid})"
    And stdout contains "end it with: agents server stop"
    And stdout contains "1 problem remains"
    And the file "{home}/server.pid" holds the server's PID
    Given the server is sent SIGCONT
    When the status becomes "running"
    Then it exits 0

  Scenario: A server that starts, or drains, is not sick
    When I run `agents server start --port 0 --app {apps}/never.cjs` in the background
    And a process of the server is there
    And I run `agents server doctor`
    Then it exits 0
    And stdout contains "warning … server … starting"
    When the background command is sent SIGTERM
    Then the background command exits 143

  Scenario: A server was killed: what it left is cleared up
    Given a server runs
    And the server is killed
    And `chmod 0644 {home}/server.pid` was run
    When I run `agents server doctor`
    Then it exits 1
    And stdout contains "problem … server … stale"
    And stdout contains "warning … leftover … {home}/server.pid.sock"
    And the file "{home}/server.pid" holds the server's PID
    When I run `agents server doctor --fix`
    Then it exits 0
    And stdout contains "repaired … server … stale"
    And stdout does not contain "could not be mended"
    And nothing is at "{home}/server.pid"
    And nothing is at "{home}/server.pid.sock"
    And the file "{home}/server.pid.lock" is empty
    When I run `agents server doctor --port 0`
    Then it exits 0
    And stdout does not contain "leftover"
    And stdout contains "the system chooses one"

  Scenario: What is another's in the PID file stays
    Given a stranger lives, and the file "{home}/server.pid" holds its PID
    When I run `agents server doctor --fix --port 0`
    Then it exits 0
    And stdout contains "the number of another program … rm"
    And the stranger lives
    And the file "{home}/server.pid" exists

  Scenario: Rubbish in PID file and lock file
    Given the file "{home}/server.pid" holds "rubbish"
    And the file "{home}/server.pid.lock" holds "rubbish"
    When I run `agents server doctor --port 0`
    Then it exits 0
    And stdout contains "its PID file holds no number"
    And stdout contains "holds what is no record of a server"
    When I run `agents server doctor --fix --port 0`
    Then it exits 0
    And the file "{home}/server.pid.lock" is empty
    And the file "{home}/server.pid" matches /^rubbish$/

  Scenario: Modes that are too loose are tightened
    Given a server runs
    And `chmod 0777 {home} && chmod 0644 {home}/server.pid {home}/server.log && chmod 0666 {home}/server.pid.lock` was run
    When I run `agents server doctor`
    Then it exits 1
    And stdout contains "everybody may write to {home} … chmod o-w"
    And stdout contains "{home}/server.pid.lock has mode 666 … chmod 600"
    When I run `agents server doctor --fix`
    Then it exits 0
    And the file "{home}" has mode 775
    And the file "{home}/server.pid" has mode 600
    And the file "{home}/server.pid.lock" has mode 600
    And the file "{home}/server.log" has mode 600
    And GET {url}/live answers 200

  Scenario: What a writer left that was killed
    Given `mkdir -m 0700 {home} && sh -c 'touch {home}/.server.pid.$$ {home}/server.pid.sock.$$' && touch {home}/server.pid.sock.old && touch {home}/.server.pid.$PPID` was run
    When I run `agents server doctor --port 0`
    Then it exits 0
    And stdout contains "leftover … {home}/.server.pid. … is of a process that is gone"
    And stdout contains "agents server doctor --fix clears up"
    When I run `agents server doctor --port 0 --fix && ls -A {home}`
    Then it exits 0
    And stdout contains "repaired … leftover"
    And stdout contains "server.pid.sock.old"
    When I run `ls -A {home} | wc -l`
    Then stdout contains "2"

  Scenario: What cannot be mended is told
    Given `mkdir -p -m 0700 {home}/.server.pid.4999999` was run
    When I run `agents server doctor --port 0 --fix`
    Then it exits 0
    And stdout contains "warning … leftover … could not be mended"

  Scenario Outline: Something else stands in a file's place
    Given `mkdir -m 0700 {home} && <deed>` was run
    When I run `agents server doctor --fix --port 0`
    Then it exits 1
    And stdout contains "<words>"

    Examples:
      | deed                                   | words                                                      |
      | mkdir {home}/server.pid                | PID file … {home}/server.pid: it is a directory             |
      | ln -s /etc/passwd {home}/server.pid    | PID file … {home}/server.pid: it is a symbolic link         |
      | mkfifo {home}/server.pid.lock          | lock file … {home}/server.pid.lock: it is not a regular file |
      | touch {root}/f && ln {root}/f {home}/server.log | log … {home}/server.log: it is a hard link         |
      | ln -s {root}/nowhere {home}/server.log | log … {home}/server.log: it is a symbolic link              |

  Scenario: Somebody holds the port
    Given somebody holds port {busy}
    When I run `agents server doctor --port {busy}`
    Then it exits 1
    And stdout contains "127.0.0.1 port {busy} is in use by PID"
    And stdout contains "choose another with --port"

  Scenario: An address that is not this machine's
    When I run `agents server doctor --host 203.0.113.7 --port 8080`
    Then it exits 1
    And stdout contains "cannot listen on 203.0.113.7"

  Scenario: The home is below a file
    Given `touch {root}/file` was run
    When I run `agents server doctor --port 0 --pid-file {root}/file/s.pid`
    Then it exits 1
    And stdout contains "not a directory"

  @linux
  Scenario: The disk is full
    Given a full disk at {disk}
    When I run `agents server doctor --port 0 --pid-file {disk}/s.pid`
    Then it exits 1
    And stdout contains "{disk}: no space is left"

  @linux
  Scenario: There is hardly any room
    Given `mkdir -p {root}/small && truncate -s 2G {root}/large.log` was run
    When I run `mount -t tmpfs -o size=1m tmpfs {root}/small && agents server doctor --port 0 --pid-file {root}/small/s.pid --log-file {root}/large.log; code=$?; umount {root}/small; exit $code`
    Then it exits 0
    And stdout contains "hardly any space"
    And stdout contains "2.0 GB … --log-max-size"

  @linux
  Scenario: Another user's server, and another user's port
    Given the user nobody can run agents
    And `mkdir -m 0755 {root}/shared && chmod 0755 {root}` was run
    And a server runs with `--pid-file {root}/shared/s.pid`
    When I run `agents server doctor --pid-file {root}/shared/s.pid --fix` as nobody
    Then it exits 1
    And stdout contains "belongs to another user"
    When I run `agents server doctor --pid-file {root}/mine/s.pid --log-file /tmp/s.log --port $(echo {url} | cut -d: -f3)` as nobody
    Then it exits 1
    And stdout contains "a program that the system does not name"

  Scenario: What the environment does to a server
    Given the environment variable NODE_OPTIONS is "--inspect=127.0.0.1:0 --no-warnings"
    And the environment variable NOTIFY_SOCKET is "/nowhere"
    When I run `agents server doctor --port 0`
    Then it exits 0
    And stdout contains "warning … environment … NODE_OPTIONS is cut for the server"
    And stdout contains "warning … environment … NOTIFY_SOCKET is kept from the server"

  Scenario: The running server's version is not the command's
    Given a server of the host elsewhere holds the lock
    When I run `agents server doctor`
    Then it exits 0
    And stdout contains "on the host elsewhere"
    And stdout contains "warning … version … the server is 0.0.1, this command … agents server restart brings it"

  Scenario: A lost file is told
    Given a server runs
    And the server is sent SIGSTOP
    When I run `rm {home}/server.pid && agents server doctor`
    Then it exits 1
    And stdout contains "warning … PID file … deleted or replaced"

  Scenario: No home
    Given the environment variable CLEVERAGENTS_HOME is "relative"
    When I run `agents server doctor`
    Then it exits 9 saying "CLEVERAGENTS_HOME is the relative path"

  Scenario Outline: Bad input
    When I run `agents server doctor <words>`
    Then it exits 2 saying "<named>"

    Examples:
      | words        | named  |
      | --fix=maybe  | --fix  |
      | --port 70000 | --port |
      | --fixx       | --fixx |
      | extra        | extra  |
