Feature: Several workers
  `--workers N` serves with N processes on one port.

  Scenario: start returns when all of them accept
    Given a server runs with `--workers 3 --app {apps}/hello.cjs`
    Then 3 processes answer at {url}/pid

  Scenario: A worker that dies is replaced
    Given a server runs with `--workers 2 --app {apps}/hello.cjs`
    When a worker is killed
    Then 2 processes answer at {url}/pid in a while
    And the status becomes "running"
    And it exits 0

  Scenario: Workers do not outlive the primary
    Given a server runs with `--workers 3`
    When the server is killed
    Then nothing is left running in a while

  Scenario: A spinning worker does not outlive the primary either
    Given a server runs with `--workers 2 --app {apps}/block.cjs`
    When 4 requests for {url}/block are made in the background
    And the server is killed
    Then nothing is left running in a while

  Scenario: A worker that fails while it loads ends the start
    When I run `agents server start --port 0 --workers 3 --app {apps}/third.cjs`
    Then it exits 6 saying "the second worker has no luck"
    And nothing is left behind

  Scenario: Fewer workers after a restart
    Given a server runs with `--workers 3 --app {apps}/hello.cjs`
    When I run `agents server restart --workers 1`
    Then it exits 0
    And 1 process answers at {url}/pid in a while
