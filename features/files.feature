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
