Feature: Writing a plugin
  A plugin begins as one that works, with a test that passes; its types hold each handler to its manifest.

  Scenario: A plugin to begin with, and its test
    When I run `agents plugins new hello`
    Then it exits 0
    And stdout contains "wrote the plugin hello to ./hello … npm test … agents plugins add ./hello … agents hello Ada"
    When I run `agents manifest check hello/commands.yaml`
    Then it exits 0
    When I run `cd hello && AGENTS={root}/bin/agents npm test`
    Then it exits 0
    And stdout contains "pass 3"
    And stdout contains "fail 0"

  Scenario: It is added as it was written
    Given `agents plugins new hello` was run
    And `agents plugins add ./hello` was run
    When I run `agents hello Ada --loud --times 2`
    Then it exits 0
    And line 1 of stdout matches /^HELLO, ADA!$/
    And stdout has 2 lines
    When I run `HELLO_TIMES=3 agents hello`
    Then stdout has 3 lines
    When I run `agents hello Godot`
    Then it exits 20 saying "nobody called Godot is here … greet somebody else"
    When I run `agents hello --help`
    Then stdout contains "Say hello. … --loud … --times … HELLO_TIMES"

  Scenario: Nothing is written over, and nothing is left half written
    Given the file "{root}/desk/hello/notes.txt" holds "mine"
    And the file "{root}/desk/file" holds "mine"
    When I run `agents plugins new hello`
    Then it exits 9 saying "hello: it is not empty … choose another name"
    When I run `agents plugins new file`
    Then it exits 9 saying "file: it is no directory"
    When I run `ls -A . hello`
    Then line 2 of stdout matches /^file$/
    And line 3 of stdout matches /^hello$/
    And line 6 of stdout matches /^notes.txt$/
    And stdout has 6 lines

  Scenario: A name that is too long for a directory
    When I run `agents plugins new $(printf 'a%.0s' {1..300})`
    Then it exits 9 saying "its name is too long"
    When I run `ls -A`
    Then stdout is empty

  Scenario: An empty directory is filled
    When I run `mkdir -m 700 hello && agents plugins new hello && agents manifest check hello/commands.yaml`
    Then it exits 0
    And stdout contains "1 command, 1 error"

  Scenario Outline: A name that no plugin can have
    When I run `agents plugins new <name>`
    Then it exits <code> saying "<words>"
    And nothing is at "{root}/desk/<name>"

    Examples:
      | name          | code | words                                                  |
      | server        | 15   | there is an 'agents server' already … another name     |
      | agents        | 15   | refused … another name                                 |
      | help          | 15   | 'help' is every program's own                          |
      | cleveragents  | 15   | variables that begin with CLEVERAGENTS_ … another name |
      | Hello         | 2    | NAME                                                   |
      | hello/world   | 2    | NAME                                                   |

  Scenario: Types of a plugin's commands, beside its manifest
    Given `agents plugins new hello` was run
    And `rm hello/commands.d.ts` was run
    When I run `agents manifest types hello/commands.yaml`
    Then it exits 0
    And stdout contains "hello/commands.d.ts written (1 command)"
    And the file "{root}/desk/hello/commands.d.ts" matches /readonly "hello": \{/
    And the file "{root}/desk/hello/commands.d.ts" matches /How often. Default: 1./
    When I run `cd hello && {repository}/node_modules/.bin/tsc --noEmit --strict --checkJs --module nodenext --target es2023 commands/hello.js`
    Then it exits 0
    When I run `sed -i.bak s/times:/often:/ hello/commands.yaml && agents manifest types hello/commands.yaml && cd hello && {repository}/node_modules/.bin/tsc --noEmit --strict --checkJs --module nodenext --target es2023 commands/hello.js`
    Then it ends with any exit code
    And stdout contains "Property 'times' does not exist"

  Scenario: Types of a manifest that is not a plugin's
    When I run `agents manifest types {repository}/commands.yaml`
    Then it exits 2 saying "this is the manifest of a program, not of a plugin"

  Scenario: Types of a manifest with problems
    Given the manifest "commands.yaml" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0 }
      commands:
        hello: { summary: Say hello., effect: wirte }
      """
    When I run `agents manifest types commands.yaml`
    Then it exits 2 saying "commands.yaml:4:41 … did you mean 'write'?"
    And nothing is at "{root}/desk/commands.d.ts"

  Scenario: Types that cannot be written
    Given `agents plugins new hello` was run
    And `rm hello/commands.d.ts && mkdir hello/commands.d.ts` was run
    When I run `agents manifest types hello/commands.yaml`
    Then it exits 9 saying "cannot use hello/commands.d.ts: it is a directory"

  Scenario: The page on plugins is the plugin that is written
    Given `agents plugins new hello` was run
    Then each file of "hello" stands in {repository}/docs/plugins.md as it is
