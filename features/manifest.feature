Feature: Checking a manifest
  A manifest is refused with every problem at once, each where it stands, with what was probably meant.

  Scenario: The manifest of this program is sound
    When I run `agents manifest check {repository}/commands.yaml`
    Then it exits 0
    And stdout contains "commands.yaml: no problems ("
    And stderr is empty

  Scenario: Every problem at once, in the order of the file
    Given the manifest "commands.yaml" is
      """
      manifest: 1
      name: demo
      summary: A demo.
      commands:
        run:
          summary: Run it.
          options:
            level:
              type: chioce
              summary: How much.
            port: { type: port, default: 70000, short: p, summary: A port. }
            path: { type: path, short: p, summary: A path. }
          examples:
            - { run: demo rnu, note: Run it. }
      """
    When I run `agents manifest check commands.yaml`
    Then it exits 2
    And stdout is empty
    And stderr shows
      """
      commands.yaml: 3 problems

      commands.yaml:9:15: error[unknown-type]: unknown type 'chioce'
        |
      9 |         type: chioce
        |               ^^^^^^ did you mean 'choice'?

      commands.yaml:11:36: error[bad-default]: the default must be between 1 and 65535, got 70000
         |
      11 |       port: { type: port, default: 70000, short: p, summary: A port. }
         |                                    ^^^^^

      commands.yaml:12:34: error[duplicate]: -p is already the short form of --port
         |
      12 |       path: { type: path, short: p, summary: A path. }
         |                                  ^
         = first used here: commands.yaml:11:50
      """

  Scenario: An example that does not parse
    Given the manifest "commands.yaml" is
      """
      manifest: 1
      name: demo
      summary: A demo.
      commands:
        run:
          summary: Run it.
          options: { port: { type: port, summary: A port. } }
          examples: [ { run: demo run --prot 1, note: On port 1. } ]
      """
    When I run `agents manifest check commands.yaml`
    Then it exits 2
    And stderr shows
      """
      commands.yaml:8:24: error[bad-example]: unknown option --prot for 'demo run'; did you mean --port?
      """

  Scenario: A plugin's manifest is checked by the same grammar, and its handlers are looked for
    Given the manifest "plugin/commands.yaml" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0, requires: { agents: ">=0.1" } }
      errors:
        NobodyThere: { exit: 20, message: "nobody called {who} is here", fields: { who: string } }
      commands:
        hello:
          summary: Say hello.
          args: [ { name: who, type: string, default: world, summary: Whom to greet. } ]
          errors: [NobodyThere]
          examples: [ { run: agents hello Ada, note: Greet Ada, loudly. } ]
      """
    When I run `agents manifest check plugin/commands.yaml`
    Then it exits 2
    And stderr shows
      """
      plugin/commands.yaml:6:3: error[handler]: no handler: neither commands/hello.js nor commands/hello.mjs is there
      """
    When I run `mkdir plugin/commands && echo > plugin/commands/hello.js && agents manifest check plugin/commands.yaml`
    Then it exits 0
    And stdout contains "plugin/commands.yaml: no problems (1 command, 1 error)"

  Scenario Outline: What is no manifest at all
    Given `printf '<bytes>' > commands.yaml` was run
    When I run `agents manifest check commands.yaml`
    Then it exits 2
    And stderr shows
      """
      <problem>
      """

    Examples:
      | bytes           | problem                                                       |
      |                 | error[empty]: the manifest is empty                           |
      | manifest: 1\\n\\tname | commands.yaml:2:1: error[yaml]                           |
      | \\377\\376m\\000     | error[encoding]: this is UTF-16 or UTF-32                 |
      | name: \\377      | commands.yaml:1:7: error[encoding]: not UTF-8                 |
      | a: *b           | error[unknown-alias]: *b stands for nothing                   |

  Scenario: Ten megabytes are refused before they are parsed
    Given `head -c 10000000 /dev/zero | tr "\0" a > commands.yaml` was run
    When I run `agents manifest check commands.yaml`
    Then it exits 2
    And stderr shows
      """
      error[too-large]: more than 1000000 bytes
      """

  Scenario: A file that is not there
    When I run `agents manifest check nowhere.yaml`
    Then it exits 2 saying "nowhere.yaml"
