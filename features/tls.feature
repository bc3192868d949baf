Feature: HTTPS
  A server with a certificate and its key serves HTTPS, and shows a renewed one from its next restart on.

  Scenario Outline: A server with a certificate
    Given a certificate
    And a server runs with `{tls} --workers <workers> --app {apps}/slow.cjs`
    Then GET {url}/live answers 200
    And {url} shows the first certificate
    When I run `agents server status --json`
    Then it exits 0
    And stdout contains "https://127.0.0.1"
    When I request {url}/slow in the background
    And the request has arrived
    And I run `agents server stop`
    Then it exits 0
    And the request is answered 200
    And the log does not tell of PRIVATE KEY
    And nothing is left behind

    Examples:
      | workers |
      | 1       |
      | 2       |

  Scenario Outline: A renewed certificate, and no request is lost
    Given a certificate
    And a server runs with `{tls} --workers <workers>`
    When clients ask {url}/live without a pause
    And the certificate is renewed
    And I run `agents server restart`
    Then it exits 0
    And the successor has another PID and the same URL
    And {url} shows the renewed certificate in a while
    And no request of the clients failed

    Examples:
      | workers |
      | 1       |
      | 2       |

  Scenario: SIGHUP brings it too
    Given a certificate
    And a server runs with `{tls}`
    When clients ask {url}/live without a pause
    And the certificate is renewed
    And the server is sent SIGHUP
    And a successor serves
    Then {url} shows the renewed certificate in a while
    And no request of the clients failed

  Scenario: A pair that does not fit leaves the server as it is
    Given a certificate
    And a server runs with `{tls}`
    When the certificate is renewed, and its key is not
    And I run `agents server restart`
    Then it exits 6 saying "it is not the key to the certificate in {cert}"
    And {url} shows the first certificate
    When the server is sent SIGHUP
    Then the log has told 1 times of it is not the key to the certificate
    And {url} shows the first certificate

  Scenario: A server that crashed is replaced by one with the certificate that there is
    Given a certificate
    And a server runs with `{tls} --app {apps}/late.cjs`
    When the certificate is renewed
    Then GET {url}/late answers 200
    When a successor serves
    Then {url} shows the renewed certificate

  Scenario: In the foreground
    Given a certificate
    And a free port
    When I run `agents server serve --port {port} {tls}` in the background
    And the status becomes "running"
    Then GET https://127.0.0.1:{port}/live answers 200
    When the background command is sent SIGTERM
    Then the background command exits 0

  Scenario Outline: What cannot be served with
    Given a certificate
    And `<preparation>` was run
    When I run `agents server start --port 0 <options>`
    Then it exits <code> saying "<words>"
    And nothing is left behind

    Examples:
      | preparation                                                                | options                                 | code | words                                        |
      | true                                                                       | --tls-cert {cert}                       | 2    | --tls-cert needs --tls-key beside it         |
      | true                                                                       | --tls-key {key}                         | 2    | --tls-key needs --tls-cert beside it         |
      | true                                                                       | --tls-cert none.pem --tls-key {key}     | 6    | none.pem: there is no such file              |
      | true                                                                       | --tls-cert {cert} --tls-key none.pem    | 6    | none.pem: there is no such file              |
      | true                                                                       | --tls-cert {root} --tls-key {key}       | 6    | it is not a regular file                     |
      | true                                                                       | --tls-cert {key} --tls-key {key}        | 6    | it holds no certificate                      |
      | true                                                                       | --tls-cert {cert} --tls-key {cert}      | 6    | it holds no private key                      |
      | openssl ecparam -name prime256v1 -genkey -noout -out other.pem             | --tls-cert {cert} --tls-key other.pem   | 6    | it is not the key to the certificate in      |
      | openssl pkey -in {key} -aes256 -passout pass:x -out locked.pem             | --tls-cert {cert} --tls-key locked.pem  | 6    | its key is encrypted                         |

  Scenario: A relative path where the working directory was deleted
    Given a certificate
    When I run `mkdir gone && cd gone && rmdir ../gone && agents server start --tls-cert a.pem --tls-key {key}`
    Then it exits 6 saying "the working directory was deleted"

  Scenario: A certificate that has expired is served, with a warning
    Given a certificate that has expired
    When I run `agents server start --port 0 {tls}`
    Then it exits 0
    And stderr has 1 lines that tell of "its certificate expired on 2020-02-01"
    And the log tells of its certificate expired on 2020-02-01

  Scenario: A certificate that is not valid yet is served, with a warning
    Given a certificate that is not valid yet
    When I run `agents server start --port 0 {tls}`
    Then it exits 0
    And stderr has 1 lines that tell of "its certificate is not valid before 2090-01-01"

  Scenario: Tokens are wanted over HTTPS too
    Given a certificate
    And a server runs with `{tls} --auth tokens`
    And a token is made for ci
    Then GET {url}/ answers 401
    And {url}/ answers 200 to {token}
