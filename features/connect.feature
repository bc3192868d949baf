Feature: Connecting to a server
  A link says which server this machine uses. It is recorded once the server has said who it is and has taken the
  token, and `agents server status` tells how it fares.

  Scenario: To a server elsewhere
    Given a remote server runs
    When I run `agents server connect {remote} --name lab`
    Then it exits 0
    And stdout contains "connected to {remote} as lab (cleveragents "
    And stderr is empty
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | state            | "stopped"        |
      | link.state       | "connected"      |
      | link.url         | "{remote}"       |
      | link.name        | "lab"            |
      | link.from        | "record"         |
      | link.server.name | "cleveragents"   |
      | link.server.version | a text        |
      | link.latencyMs   | a number         |
      | link.token       | "none"           |
      | link.tls.verify  | true             |

  Scenario: For programs, and under the name of its host
    Given a remote server runs
    When I run `agents server connect {remote}/ --json`
    Then it exits 0
    And stdout is one JSON object with
      | name      | "{remote name}" |
      | url       | "{remote}"      |
      | current   | true            |
      | version   | a text          |
      | token     | "none"          |
      | latencyMs | a number        |

  Scenario: Without a URL, to the server that runs here
    Given a server runs
    When I run `agents server connect`
    Then it exits 0
    And stdout contains "connected to {url} as local"
    When I run `agents server status`
    Then it exits 0
    And line 1 of stdout contains "running"
    And stdout contains "link: connected"

  Scenario: Without a URL, and no server runs here
    When I run `agents server connect`
    Then it exits 3 saying "no server is running"
    And nothing is at "{home}/links.json"

  Scenario: A token from a file
    Given a remote server runs with `--auth tokens`
    And the remote server has a token
    When I run `agents server connect {remote}`
    Then it exits 10 saying "cannot connect to {remote}: it wants a token"
    And nothing is at "{home}/links.json"
    When I run `agents server connect {remote} --token-file {root}/token`
    Then it exits 0
    And stdout contains "it accepts the token"
    And the file "{home}/credentials.json" has mode 600
    And the file "{home}/links.json" has mode 600
    When I run `agents server status`
    Then it exits 3
    And stdout contains "accepted"
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.token     | "accepted" |
      | link.tokenFrom | "record"   |
    And the token was shown nowhere

  Scenario: A token through a pipe, and from the environment
    Given a remote server runs with `--auth tokens`
    And the remote server has a token
    When I run `agents server connect {remote} --token-stdin < {root}/token`
    Then it exits 0
    And stdout contains "it accepts the token"
    When I run `CLEVERAGENTS_SERVER_TOKEN=$(cat {root}/token) agents server connect {remote} --name other`
    Then it exits 0
    And stdout contains "it accepts the token"
    And the token was shown nowhere

  Scenario: Connecting anew to the same URL keeps the token
    Given a remote server runs with `--auth tokens`
    And the remote server has a token
    And `agents server connect {remote} --name lab --token-file {root}/token` was run
    When I run `agents server connect {remote} --name lab`
    Then it exits 0
    And stdout contains "it accepts the token"

  Scenario: A token is not sent to another URL
    Given a remote server runs with `--auth tokens`
    And the remote server has a token
    And `agents server connect {remote} --name lab --token-file {root}/token` was run
    When I run `agents server connect {remote}/other --name lab --no-verify`
    Then it exits 0
    And stdout contains "which was {remote}"
    And the file "{home}/credentials.json" matches /"tokens": \[\]/

  Scenario: A wrong token
    Given a remote server runs with `--auth tokens`
    When I run `echo wrong | agents server connect {remote} --token-stdin`
    Then it exits 10 saying "cannot connect to {remote}: it refuses the token"
    And nothing is at "{home}/links.json"

  Scenario Outline: What is no token
    When I run `<command>`
    Then it exits <code> saying "<words>"

    Examples:
      | command                                                             | code | words                               |
      | agents server connect 127.0.0.1:9 --token-stdin < /dev/null         | 2    | there is no token in stdin          |
      | echo two words \| agents server connect 127.0.0.1:9 --token-stdin   | 2    | what is in stdin is no token        |
      | head -c 99999 /dev/zero \| agents server connect 127.0.0.1:9 --token-stdin | 2 | what is in stdin is no token      |
      | agents server connect 127.0.0.1:9 --token-stdin <&-                 | 2    | there is no token in stdin          |
      | agents server connect 127.0.0.1:9 --token-file ./none               | 9    | cannot use ./none: it does not exist |
      | agents server connect 127.0.0.1:9 --token-file .                    | 9    | is not a regular file               |
      | agents server connect 127.0.0.1:9 --token-stdin --token-file ./none | 2    | cannot stand beside                 |

  Scenario: A token is not typed where it would be seen
    When I run `agents server connect 127.0.0.1:9 --token-stdin` in a terminal
    Then it exits 2
    And stdout contains "a token that is typed here would be seen"

  Scenario: A file with a token that others can read
    Given the file "{root}/token" holds "secret"
    And the file "{root}/token" is readable by others
    When I run `agents server connect 127.0.0.1:9 --token-file {root}/token`
    Then it exits 9 saying "chmod 600 {root}/token"

  Scenario Outline: What is no URL of a server
    When I run `agents server connect <url>`
    Then it exits 2 saying "<words>"

    Examples:
      | url                        | words                                                     |
      | https://ada:pw@example.org | a user, a password or a token does not belong into a URL  |
      | ftp://example.org          | 'ftp:' is no way to reach a server                        |
      | https://                   | names no host                                             |
      | 127.0.0.1:99999            | is no URL                                                 |
      | http://10.0.0.7            | everything is sent in the clear                           |

  Scenario: In the clear, and its risk is told once
    When I run `agents server connect http://192.0.2.7 --insecure --no-verify`
    Then it exits 0
    And stdout contains "connected to http://192.0.2.7 as 192.0.2.7 (it was not asked)"
    And stderr has 1 line
    And stderr contains "whoever sits between here and http://192.0.2.7 can read and change everything"

  Scenario: Several, of which one is used
    Given `agents server connect 127.0.0.1:9 --no-verify --name one` was run
    And `agents server connect 127.0.0.1:9 --no-verify --name two` was run
    When I run `agents server use one`
    Then it exits 0
    And stdout contains "using one: http://127.0.0.1:9"
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.name | "one" |
    When I run `agents server use tow`
    Then it exits 16 saying "no link is called 'tow'; did you mean 'two'?"
    When I run `agents server disconnect`
    Then it exits 0
    And stdout contains "disconnected from http://127.0.0.1:9 (one); choose another with: agents server use NAME (two)"
    When I run `agents server disconnect`
    Then it exits 16 saying "no link is current"
    When I run `agents server disconnect two --json`
    Then it exits 0
    And stdout is one JSON object with
      | name | "two" |
    When I run `agents server disconnect`
    Then it exits 16 saying "make one with: agents server connect URL"

  Scenario: What is not current is disconnected, and the current one stays
    Given `agents server connect 127.0.0.1:9 --no-verify --name one` was run
    And `agents server connect 127.0.0.1:9 --no-verify --name two` was run
    When I run `agents server disconnect one`
    Then it exits 0
    When I run `agents server use two`
    Then it exits 0

  Scenario: Disconnecting forgets the token
    Given a remote server runs with `--auth tokens`
    And the remote server has a token
    And `agents server connect {remote} --token-file {root}/token` was run
    When I run `agents server disconnect`
    Then it exits 0
    And stdout contains "its token is forgotten"
    And the file "{home}/credentials.json" matches /"tokens": \[\]/
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.state | "not-connected" |

  Scenario: The environment, for one call
    Given a remote server runs with `--auth tokens`
    And the remote server has a token
    And `agents server connect 127.0.0.1:9 --no-verify` was run
    When I run `CLEVERAGENTS_SERVER_URL={remote} CLEVERAGENTS_SERVER_TOKEN=$(cat {root}/token) agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.state     | "connected"   |
      | link.url       | "{remote}"    |
      | link.from      | "environment" |
      | link.token     | "accepted"    |
      | link.tokenFrom | "environment" |
    When I run `CLEVERAGENTS_SERVER_URL={remote} agents server status`
    Then it exits 3
    And stdout contains "out of reach: it wants a token"
    And stdout contains "CLEVERAGENTS_SERVER_URL"
    When I run `CLEVERAGENTS_SERVER_URL={remote} CLEVERAGENTS_SERVER_TOKEN=wrong agents server status`
    Then it exits 3
    And stdout contains "out of reach: it refuses the token"
    And stdout contains "CLEVERAGENTS_SERVER_TOKEN"
    When I run `CLEVERAGENTS_SERVER_TOKEN='no token' agents server status`
    Then it exits 3
    And stdout contains "out of reach: what is in CLEVERAGENTS_SERVER_TOKEN is no token"
    When I run `CLEVERAGENTS_SERVER_URL=http://192.0.2.7 agents server status`
    Then it exits 3
    And stdout contains "everything is sent in the clear"
    And the token was shown nowhere

  Scenario Outline: Who answers, and is not ours
    Given a server that <manner> is at port {odd}
    When I run `agents server connect 127.0.0.1:{odd} --json`
    Then it exits 10
    And stdout is one JSON object with
      | error.tag     | "ConnectionFailed" |
      | error.problem | "<problem>"        |
    And stdout contains "<words>"

    Examples:
      | manner                       | problem         | words                                                  |
      | resets                       | reset           | the connection was closed before an answer came        |
      | speaks something else        | not-ours        | what answers there does not speak HTTP                 |
      | redirects                    | not-ours        | it redirects to http://127.0.0.1:1/, which is not followed |
      | has nothing there            | not-ours        | it answers 404 at /version, but not as ours does       |
      | wants a token for everything | not-ours        | it answers 401 at /version, where ours needs no token  |
      | answers without end          | not-ours        | its answer has no end                                  |
      | is too old                   | version-too-old | its version 0.0.9 is too old                           |
      | is busy                      | busy            | it has refused too many tokens lately                  |

  Scenario: Nobody is there, as status tells
    Given a free port
    And `agents server connect 127.0.0.1:{port} --no-verify` was run
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.state   | "out-of-reach"                         |
      | link.problem | "refused"                              |
      | link.reason  | "nobody listens at 127.0.0.1:{port}"   |
      | link.token   | "unknown"                              |

  Scenario: Nobody knows the host
    Given `agents server connect nowhere.invalid --no-verify` was run
    When I run `agents server status`
    Then it exits 3
    And stdout contains "link: out of reach: nobody knows the host of nowhere.invalid"

  Scenario: It hangs, which costs no more than two seconds
    Given a server that hangs is at port {odd}
    And `agents server connect 127.0.0.1:{odd} --no-verify` was run
    When I run `timeout 5 agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.state   | "out-of-reach" |
      | link.problem | "timed-out"    |
      | link.reason  | "it accepts connections and does not answer" |

  Scenario: It is stopped, and comes back
    Given a remote server runs
    And `agents server connect {remote}` was run
    And the remote server is stopped
    When I run `agents server status`
    Then it exits 3
    And stdout contains "link: out of reach: nobody listens at"

  Scenario Outline: A certificate that does not verify
    Given a server whose certificate <way> is at port {odd}
    When I run `agents server connect https://127.0.0.1:{odd} --json <options>`
    Then it exits 10
    And stdout is one JSON object with
      | error.problem | "certificate-<problem>" |
    When I run `agents server connect https://127.0.0.1:{odd} --no-tls-verify`
    Then it exits 0
    And stderr has 1 line
    And stderr contains "can pose as it and take the token, for its certificate is not looked at"
    When I run `agents server status`
    Then it exits 3
    And stderr is empty
    And stdout contains "its certificate is not looked at"

    Examples:
      | way                                 | options                 | problem       |
      | fits                                |                         | self-signed   |
      | expired long ago                    | --ca-file {certificate} | expired       |
      | begins later                        | --ca-file {certificate} | not-yet-valid |
      | names another host                  | --ca-file {certificate} | wrong-host    |

  Scenario: A certificate of one's own
    Given a server whose certificate fits is at port {odd}
    When I run `agents server connect https://127.0.0.1:{odd} --ca-file {certificate}`
    Then it exits 0
    And stderr is empty
    When I run `agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.state      | "connected"     |
      | link.tls.caFile | "{certificate}" |
    When I run `CLEVERAGENTS_SERVER_URL=127.0.0.1:{odd} agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.problem | "reset" |
    When I run `CLEVERAGENTS_SERVER_URL=https://127.0.0.1:{odd} CLEVERAGENTS_SERVER_TLS_VERIFY=no agents server status --json`
    Then it exits 3
    And stdout is one JSON object with
      | link.state      | "connected" |
      | link.tls.verify | false       |

  Scenario: To a server of ours with HTTPS and tokens
    Given a certificate
    And a remote server runs with `{tls} --auth tokens`
    And the remote server has a token
    When I run `agents server connect {remote} --token-file {root}/token --ca-file {cert}`
    Then it exits 0
    And stdout contains "it accepts the token"
    And stderr is empty
    And the token was shown nowhere

  Scenario Outline: A file of certificates that cannot be used
    Given the file "{root}/rubbish.pem" holds "rubbish"
    When I run `agents server connect https://127.0.0.1:9 --ca-file <file> --json`
    Then it exits 10
    And stdout is one JSON object with
      | error.problem | "unusable-ca-file" |

    Examples:
      | file               |
      | {root}/none.pem    |
      | {root}/rubbish.pem |

  Scenario: A relative path in a directory that was deleted
    When I run `mkdir gone && cd gone && rmdir ../gone && agents server connect https://127.0.0.1:9 --ca-file ca.pem`
    Then it exits 9 saying "cannot use ca.pem"

  Scenario: HTTPS where HTTP is spoken
    Given a server that is ours is at port {odd}
    When I run `agents server connect https://127.0.0.1:{odd}`
    Then it exits 10 saying "what answers there does not speak TLS"

  Scenario: Twenty at once
    Then connecting 20 times at once loses nothing

  Scenario: A record that was damaged
    Given the file "{home}/links.json" holds "rubbish"
    When I run `agents server use lab`
    Then it exits 9 saying "it is damaged"
    When I run `agents server status`
    Then it exits 3
    And stdout contains "link: out of reach: cannot use {home}/links.json: it is damaged"

  Scenario: Tokens that others can read
    Given `echo secret | agents server connect 127.0.0.1:9 --no-verify --token-stdin` was run
    And the file "{home}/credentials.json" is readable by others
    When I run `agents server disconnect`
    Then it exits 9 saying "chmod 600 {home}/credentials.json"
