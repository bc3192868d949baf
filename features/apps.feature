Feature: Serving your own app
  `--app MODULE` serves a Fastify plugin, as `fastify-cli` takes it, instead of the built-in app.

  Scenario Outline: Modules of every kind
    Given a server runs with `--app {apps}/<module>`
    Then GET {url}/hello answers 200 with {"hello":"world"}
    And GET {url}/live answers 200 with {"status":"alive"}

    Examples:
      | module       |
      | hello.cjs    |
      | hello.mjs    |
      | wrapped.cjs  |
      | callback.cjs |

  Scenario: A path relative to the working directory
    Given the files of {apps}/folder are here
    When I run `agents server start --port 0 --app ./app.mjs`
    Then it exits 0
    And GET {url}/hello answers 200 with {"hello":"world"}

  Scenario: A package, resolved from the working directory
    Given the files of {apps}/folder are here
    And `mkdir node_modules && cp -R greeter node_modules` was run
    When I run `agents server start --port 0 --app greeter`
    Then it exits 0
    And GET {url}/hello answers 200 with {"hello":"package"}

  Scenario: Spaces, quotes and letters of any alphabet in its path
    Given the files of {apps}/folder are here
    When I run `mkdir "it's a \"日本\" ü" && cp app.mjs "it's a \"日本\" ü/a b.mjs"`
    And I run `agents server start --port 0 --app "./it's a \"日本\" ü/a b.mjs"`
    Then it exits 0
    And GET {url}/hello answers 200 with {"hello":"world"}

  Scenario Outline: What the generator of fastify-cli writes
    When I run `cd {apps}/<project> && agents server start --port 0 --app ./app.js`
    Then it exits 0
    And GET {url}/ answers 200 with {"root":true}
    And GET {url}/example answers 200 with this is an example
    And GET {url}/public/note.txt answers 200 with a static file
    And GET {url}/health answers 200 with {"status":"ok"}

    Examples:
      | project       |
      | generated-cjs |
      | generated-esm |

  Scenario: A WebSocket is served, and ends when the server does
    When I run `cd {apps}/generated-esm && agents server start --port 0 --app ./app.js`
    Then it exits 0
    And a WebSocket to {url}/echo echoes hello
    When I run `agents server stop --timeout 20`
    Then it exits 0
    And stdout does not contain "killed"

  Scenario: Its own routes win
    Given a server runs with `--app {apps}/owner.cjs`
    Then GET {url}/ answers 200 with mine: /
    And GET {url}/live answers 500 with mine: /live
    And GET {url}/ready answers 500 with mine: /ready
    And GET {url}/health answers 500 with mine: /health
    When I run `agents server status`
    Then it exits 0

  Scenario: It finds the caller's directory and environment
    Given the files of {apps}/folder are here
    And the environment variable GREETING is "hello from the shell"
    When I run `agents server start --port 0 --app ./place.mjs`
    Then it exits 0
    And GET {url}/place answers 200 with {"cwd":"{root}/desk","greeting":"hello from the shell","dotenv":"FROM_FILE=1"}

  Scenario: A restart keeps its directory and its environment
    Given the files of {apps}/folder are here
    And the environment variable GREETING is "first"
    When I run `agents server start --port 0 --app ./place.mjs`
    Then it exits 0
    Given the environment variable GREETING is "second"
    When I run `cd / && agents server restart`
    Then it exits 0
    And GET {url}/place answers 200 with {"cwd":"{root}/desk","greeting":"first","dotenv":"FROM_FILE=1"}

  Scenario Outline: What it throws while it loads is what start prints, with the place
    When I run `agents server start --port 0 --app {apps}/<module>`
    Then it exits 6 saying "<module> … <module>:<line> … <reason>"
    And nothing is left behind

    Examples:
      | module         | reason                     | line |
      | throws.cjs     | no database at db.internal | 5    |
      | rejects.mjs    | no database at db.internal | 5    |
      | syntax.cjs     | SyntaxError                | 3    |

  Scenario Outline: What is no plugin is refused
    When I run `agents server start --port 0 --app <module>`
    Then it exits 6 saying "<words>"
    And nothing is left behind

    Examples:
      | module               | words                           |
      | {apps}/missing.cjs   | missing.cjs                     |
      | no-such-package      | no-such-package                 |
      | {apps}               | apps                            |
      | {apps}/number.cjs    | number.cjs … plugin             |
      | {apps}/empty.mjs     | empty.mjs … default export      |
      | {apps}/needs.cjs     | needs.cjs … no-such-dependency  |

  Scenario: The failure as JSON
    When I run `agents server start --port 0 --app {apps}/throws.cjs --json`
    Then it exits 6
    And stdout is one JSON object with
      | error.tag      | "AppFailed"         |
      | error.exitCode | 6                   |
      | error.app      | "{apps}/throws.cjs" |
      | error.reason   | a text              |

  Scenario: An exception after the start is logged with its stack and ends that worker, not in silence
    Given a server runs with `--app {apps}/late.cjs`
    When I request {url}/late in the background
    And the log tells of too late
    Then the log tells of late.cjs:
    And the server answers again
    When I run `agents server status --json`
    Then it exits 0

  Scenario: A handler that throws is a 500, and the log tells why
    Given a server runs with `--app {apps}/late.cjs`
    Then GET {url}/throws answers 500
    And the log tells of inside a handler
