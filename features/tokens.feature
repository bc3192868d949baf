Feature: Tokens
  A server that wants tokens answers whoever shows one, tells the others that it wants one, and learns of each
  change by itself.

  Scenario: Whoever shows a token is answered
    Given a server runs with `--auth tokens`
    Then GET {url}/ answers 401 with {"statusCode":401,"error":"Unauthorized","message":"this server wants a token: Authorization: Bearer TOKEN"}
    When a token is made for ci
    Then {url}/ answers 200 to {token}
    And {url}/ answers 401 to ca_AAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    And {url}/ answers 401 to {token}x
    And the log tells of "tokenName":"ci"
    And the log does not tell of {token}

  Scenario: What anybody may ask
    Given a server runs with `--auth tokens`
    Then GET {url}/live answers 200
    And GET {url}/ready answers 200
    And GET {url}/health?all answers 200
    And GET {url}/version answers 200
    And GET {url}/nothing answers 401
    And GET {url}//live answers 401

  Scenario: Name, version and protocol
    Given a server runs
    When I run `get {url}/version`
    Then it exits 0
    And stdout is one JSON object with
      | name      | "cleveragents" |
      | version   | a text         |
      | protocols | [1]            |

  Scenario: An app's own version
    Given a server runs with `--app {apps}/version.cjs`
    Then GET {url}/version answers 200 with mine

  Scenario: A new token stands alone on its line
    When I run `agents server token create ci --expires 30d`
    Then it exits 0
    And stdout has 1 line
    And line 1 of stdout matches /^ca_[\w-]{8}_[\w-]{43}$/
    And stderr is empty

  Scenario: A new token for a program
    When I run `agents server token create ci --json`
    Then it exits 0
    And stdout is one JSON object with
      | name      | "ci"   |
      | id        | a text |
      | token     | a text |
      | createdAt | a text |

  Scenario: A token is told once, and kept hashed where nobody else can read it
    Given a token is made for ci
    When I run `agents server token list`
    Then it exits 0
    And stdout contains "ci"
    And stdout contains "never"
    When I run `agents server token list --json; cat {home}/tokens.json; stat -c 'mode %a' {home}/tokens.json`
    Then it exits 0
    And stdout contains "mode 600"
    And stdout does not tell {token}

  Scenario: No tokens yet
    When I run `agents server token list`
    Then it exits 0
    And stdout contains "no tokens yet; make one with: agents server token create NAME"

  Scenario: A revoked token is refused, without a restart
    Given a server runs with `--auth tokens`
    And a token is made for ci
    And {url}/ answers 200 to {token}
    When I run `agents server token revoke ci`
    Then it exits 0
    And stdout contains "revoked ci"
    And {url}/ answers 401 to {token} in a while
    And one server runs

  Scenario: A token that has expired is refused
    Given a server runs with `--auth tokens`
    And `agents server token create brief --expires 1s` was run
    And a token is made for ci
    When I run `agents server token list`
    Then it exits 0
    And stdout contains "brief"
    And the token brief expires in a while
    And `agents server token create brief` was run

  Scenario: The built-in app wants a token once there is one, and goes on wanting one
    Given a server runs
    Then GET {url}/ answers 200
    When a token is made for ci
    Then GET {url}/ answers 401 in a while
    And {url}/ answers 200 to {token}
    When I run `agents server token revoke ci`
    Then it exits 0
    And {url}/ answers 401 to {token} in a while
    And GET {url}/ answers 401

  Scenario: An app that may have ways of its own is asked for nothing
    Given a token is made for ci
    And a server runs with `--app {apps}/hello.cjs`
    Then GET {url}/hello answers 200

  Scenario: An app's routes are covered where that was asked for
    Given a server runs with `--app {apps}/hello.cjs --auth tokens --workers 2`
    And a token is made for ci
    Then GET {url}/hello answers 401
    And {url}/hello answers 200 to {token}
    And {url}/hello answers 401 to wrong
    When I run `agents server status`
    Then it exits 0
    And stdout contains "tokens, 1 request with a wrong one"

  Scenario: A restart keeps what was chosen
    Given a token is made for ci
    And a server runs with `--auth none`
    Then GET {url}/ answers 200
    When I run `agents server restart`
    Then it exits 0
    And GET {url}/ answers 200
    When I run `agents server restart --auth tokens`
    Then it exits 0
    And GET {url}/ answers 401
    When I run `agents server restart`
    Then it exits 0
    And GET {url}/ answers 401

  Scenario Outline: Who listens to others and wants no token says so once
    When I run `agents server start --port 0 <options>`
    Then it exits 0
    And stderr has <lines> lines that tell of "whoever can reach"
    When I run `agents server status`
    Then it exits 0
    And stdout has <lines> lines that tell of "whoever can reach"

    Examples:
      | options                      | lines |
      | --host 0.0.0.0               | 1     |
      | --host 0.0.0.0 --auth tokens | 0     |
      | --host 127.0.0.1             | 0     |

  Scenario: In the foreground too
    When I run `agents server serve --host 0.0.0.0 --port 0` in the background
    And the status becomes "running"
    And the background command is sent SIGTERM
    Then the background command exits 0
    And stderr has 1 lines that tell of "whoever can reach 0.0.0.0"

  Scenario: Programs are told too
    Given a server runs with `--host 0.0.0.0`
    When I run `agents server status --json`
    Then it exits 0
    And stdout is one JSON object with
      | auth    | "none" |
      | exposed | true   |

  Scenario: A server that wants tokens when there are none says so
    When I run `agents server start --port 0 --auth tokens`
    Then it exits 0
    And stderr has 1 lines that tell of "there is none yet; make one with: agents server token create NAME"

  Scenario Outline: What cannot be done
    Given a token is made for build
    When I run `agents server <command>`
    Then it exits <code> saying "<words>"

    Examples:
      | command                            | code | words                                                   |
      | token create build                 | 2    | there is a token called 'build' already                 |
      | token create "two words"           | 2    | NAME                                                    |
      | token create ci --expires tomorrow | 2    | must be a duration                                      |
      | token revoke biuld                 | 17   | no token called 'biuld'; did you mean 'build'?          |
      | start --auth password              | 2    | tokens, none                                            |

  Scenario Outline: Where nobody knows where tokens are kept
    Given the environment variable CLEVERAGENTS_HOME is "relative"
    When I run `agents server <command>`
    Then it exits 9 saying "CLEVERAGENTS_HOME is a relative path"

    Examples:
      | command                                                   |
      | token create ci                                           |
      | start --port 0 --pid-file {root}/server.pid --auth tokens |

  Scenario: A file that is damaged is not taken for one without tokens
    Given `mkdir -p {home} && echo '{' > {home}/tokens.json && chmod 600 {home}/tokens.json` was run
    When I run `agents server token create ci`
    Then it exits 9 saying "it is damaged"
    Given a server runs
    Then GET {url}/ answers 401
    And the log tells of cannot use the tokens

  Scenario: A file that others can read is not used
    Given a token is made for ci
    And `chmod 644 {home}/tokens.json` was run
    When I run `agents server token list`
    Then it exits 9 saying "others can get at"

  Scenario: Tokens that are made at once are all there
    When I run `agents server token create t$RANDOM$RANDOM` 8 times at once
    Then each of them exits 0
    When I run `agents server token list`
    Then it exits 0
    And stdout has 9 lines
