Feature: Plugins
  Commands of others are added for good or for one call, and never change what is there.

  Scenario: Nothing was added yet
    When I run `agents plugins list`
    Then it exits 0
    And stdout contains "no plugins yet"
    And nothing is at "{home}/plugins"

  Scenario: A plugin is added, used, shown and removed
    Given the plugin "hello"
    When I run `agents plugins add hello`
    Then it exits 0
    And line 1 of stdout contains "added hello 1.0.0"
    And line 2 of stdout contains "agents hello"
    When I run `agents hello`
    Then it exits 0
    And stdout contains "this is hello"
    And stderr is empty
    When I run `agents --help`
    Then stdout contains "hello"
    When I run `agents plugins list`
    Then stdout has 2 lines
    And line 2 of stdout matches /^hello +1\.0\.0 +enabled +hello$/
    When I run `agents plugins remove hello`
    Then it exits 0
    And stdout contains "removed hello … desk/hello"
    And the file "{root}/desk/hello/commands.yaml" exists
    When I run `agents hello`
    Then it exits 2 saying "unknown command 'hello'"

  Scenario: What was added and what is on record, for programs
    Given the plugin "hello"
    When I run `agents plugins add ./hello --json`
    Then stdout is one JSON object with
      | name      | "hello"             |
      | version   | "1.0.0"             |
      | directory | "{root}/desk/hello" |
      | commands  | "hello"             |
    When I run `agents plugins list --json`
    Then stdout is one JSON object with
      | plugins.0.name       | "hello"             |
      | plugins.0.version    | "1.0.0"             |
      | plugins.0.state      | "enabled"           |
      | plugins.0.source     | "{root}/desk/hello" |
      | plugins.0.directory  | "{root}/desk/hello" |
      | plugins.0.commands.0 | "hello"             |
      | plugins.0.checksum   | a text              |
    And the file "{home}/plugins/plugins.json" has mode 600

  Scenario: A disabled plugin is kept, and its words say so
    Given the plugin "hello"
    And `agents plugins add hello` was run
    When I run `agents plugins disable hello`
    Then it exits 0
    When I run `agents hello`
    Then it exits 2 saying "a command of the plugin hello, which is disabled … agents plugins enable hello"
    When I run `agents plugins list`
    Then line 2 of stdout contains "disabled"
    When I run `agents plugins enable hello`
    Then it exits 0
    When I run `agents hello`
    Then it exits 0

  Scenario: Adding again takes the new version, and brings a disabled one back
    Given the plugin "hello"
    And `agents plugins add hello` was run
    And `agents plugins disable hello` was run
    And the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 2.0.0 }
      commands:
        hi: { summary: Greet., run: main.mjs }
      """
    When I run `agents plugins add hello`
    Then it exits 0
    And stdout contains "added hello 2.0.0"
    When I run `agents plugins list`
    Then stdout has 2 lines
    And line 2 of stdout matches /^hello +2\.0\.0 +enabled +hi$/

  Scenario: A manifest that was changed counts from the next call on
    Given the plugin "hello"
    And `agents plugins add hello` was run
    And the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.1.0 }
      commands:
        greet: { summary: Greet., run: main.mjs }
      """
    When I run `agents greet`
    Then it exits 0
    When I run `agents hello`
    Then it exits 2 saying "unknown command 'hello'"
    When I run `agents plugins list`
    Then line 2 of stdout matches /^hello +1\.1\.0 +enabled +greet$/

  Scenario: A plugin adds to a group that is open, and an open group of its own to which another adds
    Given the plugin "first" is
      """
      manifest: 1
      plugin: { name: first, version: 1.0.0 }
      commands:
        server:
          commands:
            greet: { summary: Greet., run: main.mjs }
        tools:
          summary: Tools.
          open: true
          commands:
            one: { summary: The first., run: main.mjs }
      """
    And the plugin "second" is
      """
      manifest: 1
      plugin: { name: second, version: 1.0.0 }
      commands:
        tools:
          commands:
            two: { summary: The second., run: main.mjs }
      """
    When I run `agents plugins add second`
    Then it exits 2 saying "second/commands.yaml:4:3: error[missing-key]: a group that is not there yet needs 'summary'"
    When I run `agents plugins add first`
    Then it exits 0
    When I run `agents plugins add second`
    Then it exits 0
    When I run `agents server greet`
    Then it exits 0
    And stdout contains "this is first"
    When I run `agents tools two`
    Then stdout contains "this is second"
    When I run `agents server --help`
    Then stdout contains "greet"
    When I run `agents plugins remove first`
    Then it exits 0
    And stdout contains "second is set aside: {root}/desk/second/commands.yaml:4:3: a group that is not there yet needs 'summary'"

  Scenario: A group that is there already says nothing new of itself
    Given the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0 }
      commands:
        server:
          summary: Mine.
          commands:
            greet: { summary: Greet., run: main.mjs }
      """
    When I run `agents plugins add hello`
    Then it exits 2 saying "hello/commands.yaml:5:5: error[misplaced-key]: the group 'server' is there already"

  Scenario: A plugin that would take what is another's is refused, and both places are named
    Given the plugin "greet"
    And the plugin "new" is
      """
      manifest: 1
      plugin: { name: new, version: 1.0.0 }
      commands: { greet: { summary: Greet., run: main.mjs }, completion: { summary: Ours., run: main.mjs } }
      """
    And `agents plugins add greet` was run
    When I run `agents plugins add new`
    Then it exits 15 saying "the plugin new is refused: its command 'agents greet' ({root}/desk/new/commands.yaml:3:13) is the plugin greet's already ({root}/desk/greet/commands.yaml:4:3), and 1 more"
    Given `agents plugins disable greet` was run
    When I run `agents plugins add new`
    Then it exits 15 saying "its command 'agents completion' ({root}/desk/new/commands.yaml:3:56) is the program's own already ({repository}/commands.yaml:"
    When I run `agents plugins list`
    Then stdout has 2 lines

  Scenario: One that clashes after an upgrade is set aside, with one warning, and comes back by itself
    Given the plugin "one"
    And the plugin "two"
    And `agents plugins add one` was run
    And `agents plugins add two` was run
    And the plugin "one" is
      """
      manifest: 1
      plugin: { name: one, version: 2.0.0 }
      commands:
        one: { summary: Greet., run: main.mjs }
        two: { summary: Greet too., run: main.mjs }
      """
    When I run `agents one`
    Then it exits 0
    And stdout contains "this is one"
    And stderr has 1 line
    And stderr shows
      """
      agents: the plugin two is set aside: its command 'agents two' (
      """
    When I run `agents two`
    Then stdout contains "this is one"
    When I run `agents plugins list`
    Then line 3 of stdout matches /^two +1\.0\.0 +aside +two$/
    And line 4 of stdout contains "two/commands.yaml:4:3) is the plugin one's already ({root}/desk/one/commands.yaml:5:3)"
    And stderr is empty
    When I run `agents plugins list --json`
    Then stdout is one JSON object with
      | plugins.1.state  | "aside" |
      | plugins.1.reason | a text  |
    When I run `agents --version`
    Then stderr is empty
    When I run `agents __complete -- o`
    Then stderr is empty
    When I run `agents plugins enable two`
    Then it exits 15 saying "its command 'agents two'"
    Given the plugin "one"
    When I run `agents two`
    Then stdout contains "this is two"
    And stderr is empty

  Scenario Outline: A plugin that <what> is set aside, and everything else works
    Given the plugin "one"
    And the plugin "two"
    And `agents plugins add one && agents plugins add two && <change>` was run
    When I run `agents two`
    Then it exits 0
    And stdout contains "this is two"
    And stderr has 1 line
    And stderr shows
      """
      agents: the plugin one is set aside: <reason>
      """
    When I run `agents one`
    Then it exits 2 saying "'one' is a command of the plugin one, which is set aside; see why with: agents plugins list"
    Given `<mend>` was run
    When I run `agents one`
    Then it exits 0
    And stderr is empty

    Examples:
      | what                | change        | reason              | mend           |
      | is gone             | mv one away   | there is no         | mv away one    |
      | others can write to | chmod o+w one | others can write to | chmod go-w one |

  Scenario: Several that are set aside are one warning
    Given the plugin "one"
    And the plugin "two"
    And `agents plugins add one && agents plugins add two && rm -r one two` was run
    When I run `agents server --help`
    Then it exits 0
    And stderr has 1 line
    And stderr shows
      """
      agents: plugins are set aside: one, two; see why with: agents plugins list
      """

  Scenario: A directory that others can write to is refused with the command that mends it
    Given the plugin "hello"
    And `chmod g+w,o+w hello/main.mjs` was run
    When I run `agents plugins add hello`
    Then it exits 15 saying "others can write to {root}/desk/hello/main.mjs … chmod go-w {root}/desk/hello/main.mjs"
    Given `chmod go-w hello/main.mjs` was run
    When I run `agents plugins add hello`
    Then it exits 0

  Scenario: A manifest that is a link to elsewhere is refused
    Given the plugin "hello"
    And `mv hello/commands.yaml . && ln -s ../commands.yaml hello/commands.yaml` was run
    When I run `agents plugins add hello`
    Then it exits 15 saying "a link that leads out of its directory"

  Scenario: A plugin that requires another version
    Given the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0, requires: { agents: '>=2', node: '>=20' } }
      commands:
        hello: { summary: Greet., run: main.mjs }
      """
    When I run `agents plugins add hello`
    Then it exits 15 saying "hello … is refused: it needs agents >=2, and this is"

  Scenario: A manifest with problems is shown with all of them
    Given the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0 }
      commands:
        hello:
          summary: Greet.
          run: nowhere.mjs
          efect: read
        greet: { summary: Greet. }
      """
    When I run `agents plugins add hello`
    Then it exits 2
    And stderr shows
      """
      commands.yaml: 3 problems
      """
    And stderr shows
      """
      commands.yaml:6:10: error[handler]: no such file: 'nowhere.mjs'
      """
    And stderr shows
      """
      commands.yaml:7:5: error[unknown-key]: a command has no key 'efect'
      """
    And stderr shows
      """
      commands.yaml:8:3: error[handler]: no handler: neither commands/greet.js nor commands/greet.mjs is there
      """

  Scenario Outline: <source> cannot be added
    Given `mkdir empty` was run
    When I run `agents plugins add <source>`
    Then it exits <code> saying "<words>"

    Examples:
      | source  | code | words                                                                |
      | ./empty | 15   | has no commands.yaml … agents plugins new                            |
      | ./none  | 9    | cannot use ./none: nothing is there … name a directory, a tarball    |

  Scenario: A package is installed below the home, replaced by its upgrade, and deleted when it is removed
    Given the plugin "package"
    And `echo '{"name":"agents-it","version":"1.0.0"}' > package/package.json && tar -czf one.tgz package` was run
    And `sed -i.old 's/1\.0\.0/2.0.0/' package/commands.yaml && tar -czf two.tgz package` was run
    When I run `agents plugins add one.tgz`
    Then it exits 0
    And stdout contains "added package 1.0.0"
    When I run `agents plugins add ./two.tgz`
    Then it exits 0
    And stdout contains "added package 2.0.0, which was 1.0.0"
    When I run `agents package`
    Then stdout contains "this is package"
    When I run `ls {home}/plugins/packages`
    Then stdout has 1 line
    When I run `agents plugins list --json`
    Then stdout is one JSON object with
      | plugins.0.version | "2.0.0"                 |
      | plugins.0.source  | "{root}/desk/two.tgz" |
    When I run `agents plugins remove package`
    Then it exits 0
    And stdout does not contain "directory"
    When I run `ls {home}/plugins/packages`
    Then stdout is empty
    When I run `agents plugins add one.tgz && agents plugins add package`
    Then it exits 15 saying "a plugin of that name was added from {root}/desk/one.tgz"
    When I run `ls {home}/plugins/packages`
    Then stdout has 1 line

  Scenario: A plugin that only serves has no command to run
    Given the plugin "page" is
      """
      manifest: 1
      plugin: { name: page, version: 1.0.0 }
      serves: ./main.mjs
      commands: {}
      """
    When I run `agents plugins add page`
    Then it exits 0
    And stdout has 1 line
    When I run `agents plugins list`
    Then line 2 of stdout matches /^page +1\.0\.0 +enabled$/

  Scenario: A name that nothing was added under
    Given the plugin "hello"
    And `agents plugins add hello` was run
    When I run `agents plugins remove helo`
    Then it exits 14 saying "no plugin called 'helo' was added; did you mean 'hello'? … agents plugins list"
    When I run `agents plugins enable helo`
    Then it exits 14
    When I run `agents plugins disable helo`
    Then it exits 14

  Scenario: Plugins for one call
    Given the plugin "one"
    And the plugin "two"
    And the environment variable CLEVERAGENTS_PLUGINS is "one:{root}/desk/two:"
    When I run `agents two`
    Then stdout contains "this is two"
    And stderr is empty
    And nothing is at "{home}/plugins"
    Given `agents plugins add one` was run
    When I run `agents one`
    Then stdout contains "this is one"
    And stderr is empty

  Scenario: Plugins for one call that cannot be used
    Given the plugin "one"
    And the plugin "two" is
      """
      manifest: 1
      plugin: { name: one, version: 1.0.0 }
      commands: { two: { summary: Two., run: main.mjs } }
      """
    And the environment variable CLEVERAGENTS_PLUGINS is "one:two"
    When I run `agents one`
    Then it exits 0
    And stderr shows
      """
      agents: the plugin one is set aside: there is a plugin called 'one' already, in
      """
    Given the environment variable CLEVERAGENTS_PLUGINS is "nowhere"
    When I run `agents one`
    Then it exits 2 saying "the plugin {root}/desk/nowhere is set aside: there is no directory {root}/desk/nowhere … unknown command 'one'"

  Scenario: Twenty at once
    Given 20 plugins
    Then adding 20 plugins at once loses none

  Scenario Outline: A record that <what> is told once, and harms nothing
    Given the record of plugins is '<text>'
    And the plugin "hello"
    When I run `agents server status`
    Then it exits 3 saying "agents: no plugin is used: cannot read {home}/plugins/plugins.json: <reason> … plugins.json.old"
    And stdout contains "stopped"
    When I run `agents --version`
    Then stderr is empty
    When I run `agents plugins add hello`
    Then it exits 9 saying "cannot use {home}/plugins/plugins.json: <reason> … mv {home}/plugins/plugins.json {home}/plugins/plugins.json.old"
    When I run `agents plugins list --json`
    Then it exits 9
    And stdout is one JSON object with
      | error.tag | "PathError" |
    Given `mv {home}/plugins/plugins.json {home}/plugins/plugins.json.old` was run
    When I run `agents plugins add hello`
    Then it exits 0

    Examples:
      | what                   | text                                                                | reason                                        |
      | is cut off             | {"format":1,"host":                                                 | it is damaged                                 |
      | is of a newer version  | {"format":2,"plugins":{}}                                           | a newer version of agents wrote it (format 2) |

  Scenario: A record that others can write to is not used
    Given the plugin "hello"
    And `agents plugins add hello` was run
    And `chmod o+w {home}/plugins/plugins.json` was run
    When I run `agents hello`
    Then it exits 2 saying "others can write to {home}/plugins/plugins.json … chmod go-w {home}/plugins/plugins.json … unknown command 'hello'"

  Scenario: A home that is no directory
    Given the file "{root}/home" holds "x"
    And the plugin "hello"
    When I run `agents --help`
    Then it exits 0
    When I run `agents plugins add hello`
    Then it exits 9 saying "cannot use {home}/plugins/plugins.lock: a part of its path is not a directory"

  Scenario: A home that nobody knows
    Given the environment variable CLEVERAGENTS_HOME is "relative"
    And the plugin "hello"
    When I run `agents --help`
    Then it exits 0
    When I run `agents plugins add hello`
    Then it exits 9 saying "CLEVERAGENTS_HOME … set CLEVERAGENTS_HOME to an absolute path"

  @linux
  Scenario: A home that can only be read
    Given the plugin "one"
    And `agents plugins add one` was run
    And the environment variable CLEVERAGENTS_HOME is "/proc/1"
    When I run `agents plugins list`
    Then it exits 0
    When I run `agents plugins add one`
    Then it exits 9 saying "cannot use /proc/1/plugins/plugins.lock"
