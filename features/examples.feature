Feature: The examples
  Both are installed the way a user would, and do what their pages say.

  Scenario: One in plain JavaScript, added as a directory
    Given `cp -R {repository}/examples/port . && agents plugins add ./port` was run
    When I run `agents port free --count 2`
    Then it exits 0
    And line 1 of stdout matches /^\d+$/
    And line 2 of stdout matches /^\d+$/
    And stdout has 2 lines
    Given a server runs
    When I run `url={url}; agents port wait ${url##*:}`
    Then it exits 0
    Given a free port
    When I run `agents port wait {port} --timeout 200ms`
    Then it exits 20 saying "nobody listens on 127.0.0.1 port {port} after 0.2 s … --timeout"

  Scenario: Its wait can be interrupted
    Given `cp -R {repository}/examples/port . && agents plugins add ./port` was run
    And a free port
    When I run `exec agents port wait {port} 2>&1` in the background
    And the background command prints "waiting for somebody on 127.0.0.1 port {port}"
    And the background command is sent SIGINT
    Then the background command exits 130

  Scenario: One in TypeScript with both sides, packed and added as a tarball
    Given `cp -R {repository}/examples/notes . && ln -s {repository}/node_modules notes/` was run
    And `cd notes && rm -rf dist && npm pack` was run
    And `agents plugins add ./notes/agents-notes-1.0.0.tgz` was run
    And a server runs
    And the environment variable NOTES_URL is "{url}"
    When I run `agents notes add "buy milk" && agents notes add "call Ada" && agents notes list`
    Then it exits 0
    And line 1 of stdout matches /^buy milk$/
    And line 2 of stdout matches /^call Ada$/
    And GET {url}/notes answers 200 with [{"text":"buy milk"},{"text":"call Ada"}]
    And GET {url}/ready answers 200 with {"status":"ready"}
    When I run `rm {home}/notes.jsonl && mkdir {home}/notes.jsonl`
    Then GET {url}/ready answers 503 in a while
    When I run `get {url}/ready`
    Then stdout contains "notes/file … EISDIR"

  Scenario: Its commands without its routes
    Given `cp -R {repository}/examples/notes . && ln -s {repository}/node_modules notes/` was run
    And `cd notes && node_modules/.bin/tsc` was run
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk/notes"
    When I run `agents notes list --url http://127.0.0.1:1`
    Then it exits 20 saying "no notes are kept at http://127.0.0.1:1: nobody answers … agents server start"
    Given the environment variable CLEVERAGENTS_PLUGINS is unset
    And a server runs
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk/notes"
    When I run `agents notes list --url {url}`
    Then it exits 20 saying "no notes are kept at {url}: the answer is 404"

  Scenario: Their types are fresh
    Given `cp -R {repository}/examples . && agents manifest types examples/port/commands.yaml` was run
    And `agents manifest types examples/notes/commands.yaml` was run
    When I run `diff -r {repository}/examples examples`
    Then it exits 0
    And stdout is empty
