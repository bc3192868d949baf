Feature: Options from the config file
  `~/.cleveragents/config.yaml` sets options for every command. A flag wins over the environment, the environment over
  the file, and the file over the default.

  Scenario: The file gives an option, and the next ones win
    Given a free port
    And the configuration is
      """
      server:
        port: {port}
        workers: 2
        json: true
      """
    When I run `agents server start`
    Then it exits 0
    And stdout is one JSON object with
      | port    | {port} |
      | workers | 2      |
    Given `agents server stop` was run
    And the environment variable CLEVERAGENTS_SERVER_WORKERS is "3"
    When I run `agents server start --port 0 --no-json`
    Then it exits 0
    When I run `agents server status`
    Then stdout is one JSON object with
      | workers | 3 |

  Scenario: Set, get, unset
    When I run `agents config set server.port 9000`
    Then it exits 0
    And stdout contains "server.port is now 9000"
    And the file "{home}/config.yaml" has mode 600
    When I run `agents config get server.port`
    Then it exits 0
    And line 1 of stdout matches /^9000$/
    When I run `agents config set server.port 9000`
    Then stdout contains "server.port is already 9000"
    When I run `agents config unset server.port && agents config get server.port --json`
    Then it exits 0
    And line 1 of stdout contains "server.port was removed"
    And line 2 of stdout contains "{"key":"server.port","value":8080,"origin":{"source":"default"}}"
    When I run `agents config unset server.port`
    Then it exits 0
    And stdout contains "server.port is not in the file"
    When I run `agents config get server.app`
    Then it exits 0
    And stdout is empty

  Scenario: Comments and order stay
    Given the configuration is
      """
      # Ours.

      server:
        log-level: debug # as long as we look for it
        # Nobody else has it.
        port: 9000

      x-notes: [kept, ignored]
      # The end.
      """
    When I run `agents config set server.port 9001 && agents config set server.workers 2`
    Then it exits 0
    And the configuration then is
      """
      # Ours.

      server:
        log-level: debug # as long as we look for it
        # Nobody else has it.
        port: 9001
        workers: 2

      x-notes: [kept, ignored]
      # The end.
      """
    When I run `agents config unset server.log-level`
    Then it exits 0
    And the configuration then is
      """
      # Ours.

      server:
        # Nobody else has it.
        port: 9001
        workers: 2

      x-notes: [kept, ignored]
      # The end.
      """

  Scenario: Where each value comes from
    Given the environment variable CLEVERAGENTS_SERVER_WORKERS is "2"
    And the configuration is
      """
      server:
        port: 9000
      """
    When I run `agents config list --show-origin`
    Then it exits 0
    And line 1 of stdout matches /^KEY +VALUE +ORIGIN$/
    And stdout contains "file {home}/config.yaml:2"
    And stdout contains "environment CLEVERAGENTS_SERVER_WORKERS"
    When I run `agents config list --show-origin | grep -E '^server.(host|port|workers|app) ' | tr -s ' '`
    Then line 1 of stdout matches /^server.host 127.0.0.1 default$/
    And line 2 of stdout matches /^server.port 9000 file .*config.yaml:2$/
    And line 3 of stdout matches /^server.workers 2 environment CLEVERAGENTS_SERVER_WORKERS$/
    And line 4 of stdout matches /^server.app - -$/
    When I run `agents config set server.workers 3`
    Then it exits 0
    And stdout contains "as long as CLEVERAGENTS_SERVER_WORKERS is set, that counts instead"

  Scenario: Everything that is wrong is told at once, where it stands
    Given the configuration is
      """
      server:
        prot: 9000
        log-level: dbug
        port: 99999
        workers: [1]
      sever: {}
      """
    When I run `agents server status`
    Then it exits 2
    And stdout is empty
    And stderr shows
      """
      config.yaml: 5 problems
      """
    And stderr shows
      """
      config.yaml:2:3: error[unknown-key]: there is no setting 'server.prot'
        |
      2 |   prot: 9000
        |   ^^^^ did you mean 'port'?
      """
    And stderr shows
      """
      config.yaml:3:14: error[bad-value]: server.log-level must be one of trace, debug, info, warning, error, critical, got 'dbug'
        |
      3 |   log-level: dbug
        |              ^^^^ did you mean 'debug'?
      """
    And stderr shows
      """
      config.yaml:4:9: error[bad-value]: server.port must be between 0 and 65535, got 99999
      """
    And stderr shows
      """
      config.yaml:5:12: error[wrong-kind]: 'server.workers' must be a single value, not a list
      """
    And stderr shows
      """
      config.yaml:6:1: error[unknown-key]: there is no setting 'sever'
        |
      6 | sever: {}
        | ^^^^^ did you mean 'server'?
      """
    And stderr shows
      """
      mend it with: agents config edit
      """
    When I run `agents server status --json`
    Then it exits 2
    And stdout is one JSON object with
      | error.tag      | "InvalidConfig" |
      | error.count    | 5               |
      | error.exitCode | 2               |

  Scenario: What is wrong with the file can be mended, and help needs no file
    Given the configuration is
      """
      server:
        port: 99999
        prot: 1
      """
    When I run `agents config path`
    Then it exits 0
    And stdout contains "{home}/config.yaml"
    When I run `agents server start --help`
    Then it exits 0
    When I run `agents completion bash`
    Then it exits 0
    When I run `agents plugins list`
    Then it exits 0
    When I run `agents config list`
    Then it exits 2
    And stderr shows
      """
      config.yaml:2:9: error[bad-value]
      """
    When I run `agents config set server.port 9000`
    Then it exits 2
    And stderr shows
      """
      config.yaml:3:3: error[unknown-key]
      """
    And the configuration then is
      """
      server:
        port: 99999
        prot: 1
      """
    When I run `sed -i /prot/d {home}/config.yaml && agents config set server.port 9000`
    Then it exits 0
    And the configuration then is
      """
      server:
        port: 9000
      """

  Scenario: What is no YAML
    Given the configuration is
      """
      server: [
      """
    When I run `agents config get server.port`
    Then it exits 2
    And stderr shows
      """
      config.yaml:2:1: error[yaml]
      """
    When I run `agents config set server.port 9000`
    Then it exits 2
    And stderr shows
      """
      config.yaml:2:1: error[yaml]
      """
    And the configuration then is
      """
      server: [
      """

  Scenario: What cannot be read is not lost by a change
    Given the configuration is
      """
      server: { port: 9000 }
      """
    And `printf '# \377\n' >> {home}/config.yaml` was run
    When I run `agents config set server.port 1`
    Then it exits 2
    And stderr shows
      """
      config.yaml:2:3: error[encoding]: not UTF-8
      """
    Given `head -c 1000001 /dev/zero | tr "\0" "#" > {home}/config.yaml` was run
    When I run `agents config set server.port 1`
    Then it exits 2
    And stderr shows
      """
      error[too-large]: more than 1000000 bytes
      """
    And the file "{home}/config.yaml" matches /^#{1000001}$/

  Scenario: What the file could not hold is not written
    Given the configuration is
      """
      server: { host: &here 127.0.0.1, app: *here }
      """
    When I run `agents config set server.app "$(printf 'a\001b')"`
    Then it exits 2
    And stderr shows
      """
      the control character U+0001 cannot stand here
      """
    When I run `agents config unset server.host`
    Then it exits 9 saying "{home}/config.yaml: Unresolved alias"
    And the configuration then is
      """
      server: { host: &here 127.0.0.1, app: *here }
      """

  Scenario Outline: A setting that there is not, or a value that cannot be
    When I run `<command>`
    Then it exits 2 saying "<words>"
    And nothing is at "{home}/config.yaml"

    Examples:
      | command                             | words                                                          |
      | agents config get server.prot       | there is no setting 'server.prot'; did you mean 'server.port'? |
      | agents config get port              | there is no setting 'port'; did you mean 'server.port'?        |
      | agents config get 'a b c d'         | there is no setting 'a b c d' … agents config list             |
      | agents config set server.prot 1     | there is no setting 'server.prot'; did you mean 'server.port'? |
      | agents config set server.port 99999 | server.port must be between 0 and 65535, got 99999             |
      | agents config set server.port 1 2   | server.port takes one value, got 2                             |
      | agents config unset server.prot     | there is no setting 'server.prot'; did you mean 'server.port'? |
      | agents config set server.port       | missing argument VALUE                                         |

  Scenario: The file can be edited
    Given an editor that runs `echo 'server: { port: 9000 }' >>` on the file
    When I run `agents config edit`
    Then it exits 0
    And stdout contains "{home}/config.yaml is changed"
    And the file "{home}/config.yaml" has mode 600
    When I run `agents config get server.port`
    Then line 1 of stdout matches /^9000$/
    When I run `VISUAL=true agents config edit`
    Then it exits 0
    And stdout contains "{home}/config.yaml is as it was"
    When I run `printf '#!/bin/sh\n[ $# = 1 ] && echo "server: { port: 9001 }" > "$1"\n' > {root}/bin/vi && chmod +x {root}/bin/vi && env -u VISUAL -u EDITOR agents config edit && agents config get server.port`
    Then it exits 0
    And line 2 of stdout matches /^9001$/
    When I run `VISUAL= EDITOR='{root}/bin/vi -n' agents config edit`
    Then it exits 9 saying "the editor '{root}/bin/vi -n' ended"
    When I run `VISUAL=false agents config edit`
    Then it exits 9 saying "the editor 'false' ended with exit code 1; nothing was changed"
    When I run `VISUAL='kill -TERM $$ #' agents config edit`
    Then it exits 9 saying "ended with SIGTERM; nothing was changed"
    When I run `ls -A {home}`
    Then stdout does not contain "edit-"

  Scenario: An edited copy in which something is wrong is kept, and the file stays
    Given the configuration is
      """
      server: { port: 9000 }
      """
    And an editor that runs `echo 'server: { prot: 1 }' >` on the file
    When I run `agents config edit`
    Then it exits 2
    And stderr shows
      """
      config.yaml:1:11: error[unknown-key]: there is no setting 'server.prot'
        |
      1 | server: { prot: 1 }
        |           ^^^^ did you mean 'port'?
      nothing was changed; what you wrote is kept in 
      """
    And the configuration then is
      """
      server: { port: 9000 }
      """
    When I run `cat {home}/edit-*/config.yaml`
    Then stdout contains "prot: 1"

  Scenario: The file was changed while it was edited
    Given an editor that runs `agents config set server.port 1; echo 'server: { port: 2 }' >` on the file
    When I run `agents config edit`
    Then it exits 9 saying "somebody changed it while you did"
    When I run `agents config get server.port && cat {home}/edit-*/config.yaml`
    Then line 1 of stdout matches /^1$/
    And line 2 of stdout contains "port: 2"

  Scenario: Ctrl-C belongs to the editor, and an end of the command ends it
    Given an editor that runs `touch {root}/open; while [ -e {root}/open ]; do sleep 0.05; done; echo 'server: { port: 2 }' >` on the file
    When I run `agents config edit` in the background
    Then the editor is open
    When the background command is sent SIGINT
    And "{root}/open" is deleted
    Then the background command exits 0
    And stdout contains "is changed"
    Given an editor that runs `touch {root}/open; exec sleep 60 #` on the file
    When I run `agents config edit` in the background
    Then the editor is open
    When the background command is sent SIGTERM
    Then the background command exits 143
    And the configuration then is
      """
      server: { port: 2 }
      """
    When I run `ls -A {home}`
    Then stdout does not contain "edit-"

  Scenario: Many processes at once lose nothing
    Given the plugin "many" is
      """
      manifest: 1
      plugin: { name: many, version: 1.0.0 }
      commands:
        many:
          summary: Take many.
          run: main.mjs
          options:
            o1: { type: integer, summary: A number. }
            o2: { type: integer, summary: A number. }
            o3: { type: integer, summary: A number. }
            o4: { type: integer, summary: A number. }
            o5: { type: integer, summary: A number. }
            o6: { type: integer, summary: A number. }
            o7: { type: integer, summary: A number. }
            o8: { type: integer, summary: A number. }
            o9: { type: integer, summary: A number. }
            o10: { type: integer, summary: A number. }
            o11: { type: integer, summary: A number. }
            o12: { type: integer, summary: A number. }
            o13: { type: integer, summary: A number. }
            o14: { type: integer, summary: A number. }
            o15: { type: integer, summary: A number. }
            o16: { type: integer, summary: A number. }
            o17: { type: integer, summary: A number. }
            o18: { type: integer, summary: A number. }
            o19: { type: integer, summary: A number. }
            o20: { type: integer, summary: A number. }
      """
    And `agents plugins add ./many` was run
    Then 20 processes that set another setting each lose none

  Scenario: The options of a plugin, and what becomes of them without it
    Given the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0 }
      commands:
        hello:
          summary: Greet.
          run: say.mjs
          options:
            times: { type: integer, env: HELLO_TIMES, summary: How often. }
            tag: { type: string, multiple: true, summary: A tag. }
            color: { type: choice, choices: [red, green], config: paint.color, required: true, summary: A colour. }
            pass: { type: secret, summary: A secret. }
            put: { type: key-value, multiple: true, summary: A pair. }
      """
    And `printf 'export default (input, io) => io.print(JSON.stringify(input))' > hello/say.mjs` was run
    And `agents plugins add ./hello` was run
    When I run `agents hello`
    Then it exits 2 saying "missing option --color"
    When I run `agents config set hello.times 3 && agents config set hello.tag a b,c && agents config set paint.color red && agents config set hello.pass s3cret && agents config set hello.put A=s3cret`
    Then it exits 0
    And stdout contains "hello.tag is now a, b,c"
    And stdout does not contain "s3cret"
    When I run `agents hello`
    Then it exits 0
    And stdout is one JSON object with
      | times | 3        |
      | tag.1 | "b,c"    |
      | color | "red"    |
      | pass  | "s3cret" |
    When I run `HELLO_TIMES=4 agents hello --color green`
    Then stdout is one JSON object with
      | times | 4       |
      | color | "green" |
    When I run `agents config list && agents config list --json && agents config get hello.pass && agents config get hello.put`
    Then it exits 0
    And stdout contains "A=***"
    And stdout does not contain "s3cret"
    Given `agents plugins disable hello` was run
    When I run `agents server stop --if-running`
    Then it exits 0
    Given `agents plugins enable hello` was run
    When I run `agents hello`
    Then stdout is one JSON object with
      | times | 3 |
    Given `agents plugins remove hello` was run
    When I run `agents server stop --if-running`
    Then it exits 2
    And stderr shows
      """
      there is no setting 'hello'
      """
    And stderr shows
      """
      there is no setting 'paint'
      """
    And stderr shows
      """
      mend it with: agents config edit
      """
    When I run `agents config unset hello && agents config unset paint && agents config unset hello.times`
    Then it exits 2 saying "there is no setting 'hello.times'"
    And line 1 of stdout contains "hello was removed; 1 problem is left, see it with: agents config list"
    And line 2 of stdout contains "paint was removed"
    And the file "{home}/config.yaml" is empty

  Scenario: A secret is not shown with what is wrong beside it
    Given the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0 }
      commands:
        hello: { summary: Greet., run: main.mjs, options: { pass: { type: secret, summary: A secret. } } }
      """
    And `agents plugins add ./hello` was run
    And the configuration is
      """
      hello: { pass: s3cret, pas: s3cret }
      """
    When I run `agents hello`
    Then it exits 2
    And stderr shows
      """
      1 | hello: { pass: ******, pas: ****** }
        |                        ^^^ did you mean 'pass'?
      """
    Given the configuration is
      """
      hollo: { pass: [s3cret] }
      """
    When I run `agents hello`
    Then it exits 2
    And stderr shows
      """
      1 | hollo: { pass: [******] }
      """
    Given the configuration is
      """
      hello: { pass: s3cret ]
      """
    When I run `agents hello`
    Then it exits 2
    And stderr shows
      """
      1 | hello: { pass: ****** *
      """

  Scenario: What the file says does not forbid what is wanted now
    Given the configuration is
      """
      server: { lines: 5 }
      """
    When I run `agents server logs --since-start`
    Then it exits 3 saying "no server is running"
    Given the configuration is
      """
      server: { lines: 5, since-start: on }
      """
    When I run `agents server logs`
    Then it exits 2 saying "--since-start ({home}/config.yaml:1:34: server.since-start) cannot stand beside --lines ({home}/config.yaml:1:18: server.lines)"
    When I run `agents server logs --lines 3`
    Then it exits 3 saying "no server is running"

  Scenario: A value that only the command can judge is told where it stands
    Given the plugin "hello" is
      """
      manifest: 1
      plugin: { name: hello, version: 1.0.0 }
      commands:
        hello: { summary: Greet., run: main.mjs, options: { from: { type: path, exists: file, summary: A file. } } }
      """
    And `agents plugins add ./hello` was run
    And the configuration is
      """
      hello:
        from: nowhere.txt
      """
    When I run `agents hello`
    Then it exits 2 saying "{home}/config.yaml:2:9: hello.from: no such file: 'nowhere.txt'"
    When I run `agents hello --from hello/main.mjs`
    Then it exits 0

  Scenario Outline: A file that somebody else could exchange is refused
    Given the configuration is
      """
      server: { port: 9000 }
      """
    And `<spoil>` was run
    When I run `agents server status`
    Then it exits 9 saying "{home}/config.yaml: <words>"
    When I run `agents config set server.port 1`
    Then it exits 9 saying "<words>"

    Examples:
      | spoil                                                              | words                                |
      | mv {home}/config.yaml {root}/c && ln -s {root}/c {home}/config.yaml | it is a symbolic link               |
      | ln {home}/config.yaml {root}/c                                     | it is a hard link                    |
      | chmod 666 {home}/config.yaml                                       | others can write to                  |
      | rm {home}/config.yaml && mkdir {home}/config.yaml                  | it is a directory                    |
      | rm {home}/config.yaml && mkfifo {home}/config.yaml                 | it is not a regular file             |
      | chmod 777 {home}                                                   | everybody may write to               |

  Scenario: A home that cannot be written
    Given the configuration is
      """
      server: { port: 9000 }
      """
    And a read-only disk at {disk}
    And `cp {home}/config.yaml {root}/c && mount -o remount,rw {root}/disk && cp {root}/c {root}/disk/config.yaml && chmod 600 {root}/disk/config.yaml && mount -o remount,ro {root}/disk` was run
    And the environment variable CLEVERAGENTS_HOME is "{disk}"
    When I run `agents config get server.port`
    Then it exits 0
    And line 1 of stdout matches /^9000$/
    When I run `agents config set server.port 1`
    Then it exits 9 saying "read-only"

  Scenario: Without a home there is no file
    Given the environment variable CLEVERAGENTS_HOME is "here"
    When I run `agents config path`
    Then it exits 9 saying "CLEVERAGENTS_HOME"
    When I run `agents config list`
    Then it exits 0

  Scenario: A change of the file counts at once
    Given `agents config set server.port 9000` was run
    When I run `agents config get server.port && sed -i s/9000/9001/ {home}/config.yaml && agents config get server.port && rm {home}/config.yaml && agents config get server.port`
    Then it exits 0
    And line 1 of stdout matches /^9000$/
    And line 2 of stdout matches /^9001$/
    And line 3 of stdout matches /^8080$/

  Scenario Outline: The copy that spares the front door YAML is only used where it is ours
    Given `agents config set server.port 9000 && agents config get server.port` was run
    And the file "{home}/.config.json" matches /9000/
    And `<spoil>` was run
    When I run `agents config get server.port`
    Then it exits 0
    And line 1 of stdout matches /^9000$/
    And the file "{home}/.config.json" has mode 600
    And the file "{home}/.config.json" matches /9000/

    Examples:
      | spoil                                                            |
      | sed -i s/9000/9001/ {home}/.config.json && chmod 644 {home}/.config.json |
      | echo '{}' > {home}/.config.json                                  |
      | echo '{' > {home}/.config.json                                   |
      | rm {home}/.config.json                                           |
