Feature: The files of a server
  They are the user's own, and nobody else's.

  Scenario Outline: Modes do not depend on the umask
    When I run `umask <umask> && agents server start --port 0`
    Then it exits 0
    And the file "{home}" has mode 700
    And the file "{home}/server.pid" has mode 600
    And the file "{home}/server.pid.lock" has mode 600
    And the file "{home}/server.pid.sock" has mode 600
    And the file "{home}/server.log" has mode 600

    Examples:
      | umask |
      | 000   |
      | 022   |
      | 077   |

  Scenario: Missing parent directories are made for the user alone
    When I run `agents server start --port 0 --pid-file {root}/a/b/c.pid --log-file {root}/x/y.log`
    Then it exits 0
    And the file "{root}/a" has mode 700
    And the file "{root}/a/b" has mode 700
    And the file "{root}/x" has mode 700

  Scenario: The lock stays when the server goes, and is empty
    Given a server runs
    Then the lock file tells the server's PID
    When I run `agents server stop`
    Then it exits 0
    And the file "{home}/server.pid.lock" is empty
    And nothing is at "{home}/server.pid"
    And nothing is at "{home}/server.pid.sock"
    And the file "{home}/server.log" exists

  Scenario: The PID file comes back when somebody deletes it
    Given a server runs
    And "{home}/server.pid" is deleted
    Then the file "{home}/server.pid" holds the server's PID in a while

  Scenario: A PID file that somebody replaced is left alone
    Given a server runs
    And the file "{home}/server.pid" holds "4711\n"
    When I run `agents server stop`
    Then it exits 0
    And the process {pid} ends
    And the file "{home}/server.pid" matches /^4711\n$/

  @linux
  Scenario Outline: Another user's server is not touched
    Given the user nobody can run agents
    And `mkdir -m 0755 {root}/shared && chmod 0755 {root}` was run
    And a server runs with `--pid-file {root}/shared/s.pid`
    When I run `agents server <command> --pid-file {root}/shared/s.pid` as nobody
    Then it exits 11 saying "another user"
    And GET {url}/live answers 200

    Examples:
      | command |
      | stop    |
      | status  |
      | restart |
      | connect |

  @linux
  Scenario: Another user's server is not touched, although everybody may read its lock file
    Given the user nobody can run agents
    And `mkdir -m 0755 {root}/shared && chmod 0755 {root}` was run
    And a server runs with `--pid-file {root}/shared/s.pid`
    And `chmod 0644 {root}/shared/s.pid.lock` was run
    When I run `agents server stop --pid-file {root}/shared/s.pid` as nobody
    Then it exits 11 saying "{pid}"
    And GET {url}/live answers 200

  Scenario: A PID file that cannot be written once the app is loaded fails the start
    When I run `agents server start --port 0 --app {apps}/squat.cjs`
    Then it exits 9 saying "{home}/server.pid"
    And nothing is left running

  @linux
  Scenario: A user whom the system does not know has no home
    Given the user nobody can run agents
    And `chmod 0755 {root}` was run
    When I run `agents server status` as a user whom the system does not know
    Then it exits 9 saying "your home directory is not known"

  Scenario Outline: What stands in the place of the PID file is refused, and stays as it is
    Given the file "{root}/mine" holds "mine"
    And `<deed>` was run
    When I run `agents server start --port 0 --pid-file {root}/s.pid`
    Then it exits 9 saying "{root}/s.pid"
    And nothing is left running
    And the file "{root}/mine" matches /^mine$/
    When I run `test <kind> {root}/s.pid`
    Then it exits 0

    Examples:
      | deed                                                                                            | kind |
      | ln {root}/mine {root}/s.pid                                                                     | -f   |
      | ln -s {root}/mine {root}/s.pid                                                                  | -L   |
      | ln -s {root}/s.pid {root}/s.pid                                                                 | -L   |
      | python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("{root}/s.pid")'                  | -S   |

  Scenario: A directory in which others may exchange files is refused, with what mends it
    Given `mkdir -m 0777 {root}/open && chmod 0777 {root}/open` was run
    When I run `agents server start --port 0 --pid-file {root}/open/s.pid`
    Then it exits 9 saying "everybody may write to {root}/open … chmod o-w '{root}/open'"
    When I run `chmod o-w '{root}/open' && agents server start --port 0 --pid-file {root}/open/s.pid`
    Then it exits 0

  @linux
  Scenario: What is another user's is refused
    Given the user nobody can run agents
    And `chmod 0755 {root} && mkdir -m 1777 {root}/all && mkdir -m 0755 {root}/root && touch {root}/all/s.pid && chmod 0666 {root}/all/s.pid` was run
    When I run `agents server start --port 0 --pid-file {root}/all/s.pid` as nobody
    Then it exits 9 saying "{root}/all/s.pid … belongs to another user"
    When I run `agents server start --port 0 --pid-file {root}/root/s.pid` as nobody
    Then it exits 9 saying "{root}/root/s.pid"
    And nothing is left running

  @linux
  Scenario: What is in another user's closed home is not looked at
    Given the user nobody can run agents
    And `chmod 0755 {root}` was run
    And a server runs
    When I run `agents server status --pid-file {home}/server.pid` as nobody
    Then it exits 11 saying "another user"
    And GET {url}/live answers 200

  Scenario: A home that cannot be written to
    Given `mkdir -m 0500 {root}/closed` was run
    And the environment variable HOME is "{root}/closed"
    And the environment variable CLEVERAGENTS_HOME is unset
    When I run `agents server start --port 0` without privileges
    Then it exits 9 saying "{root}/closed/.cleveragents"
    And nothing is left running

  Scenario: A newline in a path is no obstacle
    When I run `agents server start --port 0 --pid-file $'{root}/a\nb/s.pid' && agents server stop --pid-file $'{root}/a\nb/s.pid'`
    Then it exits 0
    And nothing is left behind

  Scenario: A relative path is the same file from everywhere
    When I run `agents server start --port 0 --pid-file run/a.pid && cd / && agents server status --pid-file {root}/desk/run/a.pid && cd {root} && agents server stop --pid-file desk/run/a.pid`
    Then it exits 0
    And nothing is left behind

  Scenario Outline: Below a file there is nothing, and that is no failure of ours
    Given `touch {root}/file` was run
    When I run `agents server <command> --pid-file {root}/file/s.pid`
    Then it exits 3

    Examples:
      | command |
      | status  |
      | stop    |
