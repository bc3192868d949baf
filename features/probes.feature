Feature: The built-in app
  Without `--app` the server answers who it is, and how it is.

  Scenario Outline: Its routes
    Given a server runs
    Then GET {url}<path> answers <status> with <body>

    Examples:
      | path    | status | body               |
      | /live   | 200    | {"status":"alive"} |
      | /ready  | 200    | {"status":"ready"} |
      | /health | 200    | {"status":"ok"}    |

  Scenario: Its name, version and links
    Given a server runs
    When I run `get {url}/`
    Then it exits 0
    And stdout is one JSON object with
      | name    | "cleveragents" |
      | version | a text         |
    And stdout contains "/health"

  Scenario: An unknown path
    Given a server runs
    Then GET {url}/nothing answers 404

  Scenario: It says that it drains
    Given a server runs with `--app {apps}/slow.cjs`
    When a client keeps a connection to {url}
    And I request {url}/slow in the background
    And the request has arrived
    And the server is sent SIGTERM
    And nobody listens at {url} in a while
    Then the client's connection is answered 503 at /ready, or was closed
    And the request is answered 200
