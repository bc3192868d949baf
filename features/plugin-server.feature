Feature: What plugins bring to the server
  A plugin whose manifest says `serves:` is served beside the app by each server that is started while it is there.

  Scenario Outline: Its routes are there beside those of the app, and know whose they are
    Given the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/beside:{repository}/features/plugins/gate"
    And a server runs with `<options>`
    Then GET {url}/greeting answers 200 with {"greeting":"hello","plugin":"beside 1.2.3"}
    And GET {url}/hello answers 200 with {"hello":"world"}
    And GET {url}/ready answers 200 with {"status":"ready"}
    And GET {url}/health answers 200 with {"status":"ok"}
    And <count> at {url}/gate
    When I run `agents server status`
    Then it exits 0
    And stdout contains "beside 1.2.3, gate 1.0.0"
    When I run `agents server status --json`
    Then stdout is one JSON object with
      | plugins.0 | {"name":"beside","version":"1.2.3"} |
      | plugins.1 | {"name":"gate","version":"1.0.0"}   |

    Examples:
      | options                              | count              |
      | --app {apps}/hello.cjs               | 1 process answers  |
      | --app {apps}/hello.cjs --workers 2   | 2 processes answer |

  Scenario: The built-in app is served with it too, in the foreground as well
    Given the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/beside"
    And a free port
    When I run `agents server serve --port {port}` in the background
    Then GET http://127.0.0.1:{port}/greeting answers 200 in a while
    And GET http://127.0.0.1:{port}/ answers 200
    When the background command is sent SIGTERM
    Then the background command exits 0

  Scenario Outline: One that cannot be served ends the start, and says what to do
    Given the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/served"
    And the environment variable SERVED is "<how>"
    When I run `agents server <command> --port 0`
    Then it exits 6 saying "the plugin served cannot be served: <reason> … agents plugins disable served"
    And nothing is left behind

    Examples:
      | how        | command           | reason                                       |
      | at import  | start             | ./server.mjs:3:35: Error: no luck at import  |
      | at import  | serve             | ./server.mjs:3:35: Error: no luck at import  |
      | when ready | start --workers 2 | ./server.mjs:8:86: Error: no luck when ready |

  Scenario Outline: It cannot have a route that is there already
    Given the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/beside:{repository}/features/plugins/served"
    And the environment variable ROUTE is "<route>"
    When I run `agents server start --port 0 --app {apps}/hello.cjs`
    Then it exits 6 saying "the plugin served … declares GET <route>, which <owner> has … agents plugins disable served"
    And nothing is left behind

    Examples:
      | route     | owner                     |
      | /live     | the server itself         |
      | /hello    | the app {apps}/hello.cjs  |
      | /greeting | the plugin beside         |

  Scenario Outline: One that hangs is named when the time is over
    Given the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/served"
    And the environment variable SERVED is "<how>"
    When I run `agents server start --port 0 --timeout 5`
    Then it exits 7 saying "waiting for the plugin served to load"
    And nothing is left behind

    Examples:
      | how              |
      | never imported   |
      | never registered |

  Scenario: A restart to one that cannot be served leaves the old server serving
    Given the environment variable ROUTE is "/hello"
    And a server runs with `--app {apps}/hello.cjs`
    And the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/served"
    When I run `agents server restart --json`
    Then it exits 6
    And stdout is one JSON object with
      | error.tag    | "PluginFailed" |
      | error.plugin | "served"       |
    And GET {url}/hello answers 200

  Scenario: A restart takes the plugins that there are then, SIGHUP those of the server
    Given a server runs with `--app {apps}/hello.cjs`
    And the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/beside"
    When I run `agents server restart`
    Then it exits 0
    And GET {url}/greeting answers 200
    When the server is sent SIGHUP
    And a successor serves
    Then GET {url}/greeting answers 200
    Given the environment variable CLEVERAGENTS_PLUGINS is unset
    When I run `agents server restart`
    Then it exits 0
    And GET {url}/greeting answers 404

  Scenario: The heir of a server that crashed serves them too
    Given the environment variable CLEVERAGENTS_PLUGINS is "{repository}/features/plugins/beside"
    And a server runs with `--app {apps}/late.cjs`
    When I request {url}/late in the background
    And a successor serves
    Then GET {url}/greeting answers 200

  Scenario: The replacement of a worker that died serves them at once, ready or not
    Given the files of {repository}/features/plugins/gate are here
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk"
    And a server runs with `--workers 2`
    And the file "{root}/desk/closed" holds "the key is lost"
    When a worker is killed
    Then 2 processes answer at {url}/gate in a while

  Scenario: It is not served any more where others could have exchanged it
    Given the files of {repository}/features/plugins/beside are here
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk"
    And a server runs
    When I run `chmod g+w,o+w server.mjs`
    And the server is sent SIGHUP
    Then the log tells of others can write to {root}/desk/server.mjs
    And GET {url}/greeting answers 200

  Scenario Outline: start returns when its checks pass, in each worker
    Given the files of {repository}/features/plugins/gate are here
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk"
    And the file "{root}/desk/closed" holds "the key is lost"
    When I run `agents server start --port 0 --workers <workers>` in the background
    And the log has told <workers> times of the plugin gate is not ready: key: the key is lost
    Given "{root}/desk/closed" is deleted
    Then the background command exits 0
    And GET {url}/ready answers 200 with {"status":"ready"}

    Examples:
      | workers |
      | 1       |
      | 2       |

  Scenario: A start that waits for a check in vain names it, and leaves nothing
    Given the files of {repository}/features/plugins/gate are here
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk"
    And the file "{root}/desk/closed" holds "the key is lost"
    When I run `agents server start --port 0 --timeout 5`
    Then it exits 7 saying "the plugin gate is not ready: key: the key is lost"
    And nothing is left behind

  Scenario Outline: A check that fails later makes the server unready, and not less alive
    Given the files of {repository}/features/plugins/gate are here
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk"
    And a server runs with `--workers <workers>`
    And the file "{root}/desk/closed" holds "the key is lost"
    Then GET {url}/ready answers 503 in a while
    When the status becomes "unhealthy"
    Then it exits 1
    And stdout is one JSON object with
      | reason | "the plugin gate is not ready: key: the key is lost" |
    And GET {url}/ready answers 503 with {"status":"unready","checks":{"gate/key":"the key is lost"}}
    And GET {url}/health answers 503 with {"status":"unready","checks":{"gate/key":"the key is lost"}}
    And GET {url}/live answers 200 with {"status":"alive"}
    And GET {url}/gate answers 200
    Given "{root}/desk/closed" is deleted
    When the status becomes "running"
    Then GET {url}/health answers 200 in a while

    Examples:
      | workers |
      | 1       |
      | 2       |

  Scenario Outline: A successor that is never ready gets no request, and the old server goes on
    Given the files of {repository}/features/plugins/gate are here
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk"
    And a server runs with `--workers <workers>`
    And the file "{root}/desk/closed" holds "the key is lost"
    When clients ask {url}/gate without a pause
    And I run `agents server restart` in the background
    And the log has told <workers> times of the plugin gate is not ready: key: the key is lost
    And the background command is sent SIGINT
    Then the background command exits 130
    And no request of the clients failed
    And <count> at {url}/gate
    And one server runs

    Examples:
      | workers | count              |
      | 1       | 1 process answers  |
      | 2       | 2 processes answer |
