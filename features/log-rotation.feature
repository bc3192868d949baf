Feature: A log that stays small, and whole
  A daemon's log is rotated when it has grown to --log-max-size, and --log-keep of the old ones stay.

  Scenario: Two workers write a hundred thousand lines, and each of them is there once and whole
    Given a server runs with `--workers 2 --app {apps}/writer.cjs --log-max-size 1MB --log-keep 100`
    When I run `agents server logs --follow` in the background
    And GET {url}/live answers 200
    Then the background command prints "/live"
    When 20 requests at once write 5000 lines each
    Then each of these lines is in the log once and whole, over all its files
    And the log has at least 5 files
    And no file of the log is larger than 2000000 bytes
    And the background command has printed each of them once and whole
    And the file "{home}/server.log.1" has mode 600
    When the background command is sent SIGINT
    Then the background command exits 130

  Scenario: What is more than is kept goes
    Given a server runs with `--app {apps}/writer.cjs --log-max-size 64KB --log-keep 2`
    When 10 requests at once write 1000 lines each
    # The one beyond is the first: what a program writes that inherited it would have no place otherwise.
    Then the log has at most 4 files
    And no file of the log is larger than 128000 bytes

  Scenario: A restart goes on with the same log, and with new options where they are given
    Given a server runs with `--app {apps}/writer.cjs --log-max-size 0`
    When 1 requests at once write 5000 lines each
    Then the log has at most 1 files
    When I run `agents server restart --log-max-size 64KB --log-keep 100`
    Then it exits 0
    When I run `agents server restart`
    Then it exits 0
    When 10 requests at once write 1000 lines each
    Then the log has at least 8 files
    And each of these lines is in the log once and whole, over all its files

  Scenario: What a program writes that inherited the log is in the log too after a rotation
    Given a server runs with `--app {apps}/writer.cjs --log-max-size 64KB --log-keep 1`
    When 2 requests at once write 1000 lines each
    And GET {url}/stray/before answers 200
    And GET {url}/write/end/2 answers 200
    Then the file "{home}/server.log" has the line line end-2.
    When I run `until grep -qx hello {home}/server.log; do curl -s {url}/stray/hello; sleep 0.1; done`
    Then it exits 0

  Scenario Outline: It is found again after somebody else moved it
    Given a server runs with `<workers> --app {apps}/writer.cjs --log-file {root}/logs/server.log`
    When GET {url}/write/before/2 answers 200
    And I run `<command>`
    Then it exits 0
    And GET {url}/write/after/2 answers 200
    And the file "{root}/logs/server.log" tells of <found>

    Examples:
      | workers     | command                                                                                      | found         |
      |             | mv {root}/logs/server.log {root}/logs/server.log.1 && sleep 0.2                               | line after-2. |
      | --workers 2 | mv {root}/logs/server.log {root}/logs/old && install -m 600 /dev/null {root}/logs/server.log; sleep 0.2 | line after-2. |
      |             | cp {root}/logs/server.log {root}/logs/server.log.1 && : > {root}/logs/server.log             | line after-2. |
      |             | rm {root}/logs/server.log && sleep 0.2                                                       | line after-2. |
      | --workers 2 | rm -r {root}/logs && until test -e {root}/logs/server.log; do sleep 0.1; done                | line after-2. |

  Scenario: A symbolic link in its place is not followed, and the log says so where it was
    Given a server runs with `--app {apps}/writer.cjs`
    When I run `touch {root}/victim && ln -s {root}/victim {root}/link`
    And I run `ln {home}/server.log {root}/old && mv {root}/link {home}/server.log`
    Then it exits 0
    And the file "{root}/old" tells of it is a symbolic link, which is not followed
    And the file "{root}/victim" is empty

  @linux
  Scenario: A full disk does not stop the server, and what was dropped is counted once there is room again
    Given a disk of 64 kB at {disk}
    And a server runs with `--app {apps}/writer.cjs --log-file {disk}/server.log`
    When I run `head -c 10000000 /dev/zero > {disk}/filling`
    Then it exits 1 saying "No space left"
    When 1 requests at once write 3000 lines each
    Then GET {url}/live answers 200
    When I run `rm {disk}/filling`
    Then it exits 0
    And the file "{disk}/server.log" tells of log lines were lost
    When GET {url}/write/after/2 answers 200
    Then the file "{disk}/server.log" has the line line after-2.

  Scenario: In the foreground stdout is whoever's it is, and is not rotated
    When I run `agents server serve --port 0 --app {apps}/writer.cjs > {root}/out` in the background
    And the file "{root}/out" tells of serving at
    And I run `curl -s $(grep -o 'http://[0-9.:]*' {root}/out | head -n 1)/write/long/30000`
    Then it exits 0
    And the file "{root}/out" tells of line long-30000.
    And the file "{root}/out" tells of line long-1.
    And nothing is at "{root}/out.1"
    And nothing is at "{home}/server.log"

  Scenario Outline: A size or a number that is none
    When I run `agents server start <option> <value>`
    Then it exits 2 saying "<option> … <why>"
    And nothing is left behind

    Examples:
      | option         | value | why                                     |
      | --log-max-size | 10    | at least 64KB                           |
      | --log-max-size | -1    | a size, such as                         |
      | --log-max-size | 10XB  | a size, such as 512KB, 10MB or 1GiB     |
      | --log-max-size | ''    | must not be empty                       |
      | --log-keep     | 101   | between 0 and 100                       |
      | --log-keep     | some  | a whole number                          |
