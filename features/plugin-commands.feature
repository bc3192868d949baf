Feature: Running the commands of a plugin
  A plugin's command is called, answers and fails as the program's own do. Its module is loaded only when it runs,
  and whatever is wrong with it breaks that command alone, with one message that has the plugin's name.

  Background:
    Given `cp -R {repository}/features/plugins/odd . && ln -s {repository}/node_modules odd/node_modules` was run
    And the environment variable CLEVERAGENTS_PLUGINS is "{root}/desk/odd"

  Scenario: A handler is handed its input, decoded, and prints
    Given the environment variable ODD_TIMES is "2"
    When I run `agents odd greet Ada Bob --calm 1m`
    Then it exits 0
    And stdout has 3 lines
    And line 2 of stdout contains "hello Ada and Bob!"
    And line 3 of stdout contains "{"json":false,"calm":60000}"
    When I run `agents odd greet --times 10`
    Then it exits 2 saying "--times … between 1 and 9 … agents odd greet --help"

  Scenario: What it warns of goes to stderr
    When I run `agents odd warns 2> warnings`
    Then it exits 0
    And stdout contains "42"
    And the file "{root}/desk/warnings" matches /^careful\n$/

  Scenario: Hidden and deprecated commands are as the program's own
    When I run `agents odd --help`
    Then it exits 0
    And stdout does not contain "hidden"
    When I run `agents odd hidden`
    Then it exits 0
    When I run `agents odd old`
    Then it exits 0 saying "'agents odd old' is deprecated; use agents odd greet"

  Scenario: Help and completion say whose it is, and load nothing of it
    When I run `agents --help`
    Then it exits 0
    And stdout contains "Commands of plugins: … odd … [plugin odd]"
    When I run `agents odd import --help`
    Then it exits 0
    And stdout contains "From the plugin odd 1.2.0, {root}/desk/odd"
    When I run `agents odd fails --help`
    Then it exits 0
    And stdout contains "20 … Lost"
    When I run `agents __complete -- od`
    Then it exits 0
    And stdout contains "[plugin odd]"
    When I run `agents __complete -- odd import ""`
    Then it exits 0
    And nothing is at "{root}/desk/imported"
    When I run `agents odd import`
    Then it exits 6
    And the file "{root}/desk/imported" exists

  Scenario Outline: An error that the command lists has its words, its hint and its exit code
    When I run `agents odd <command>`
    Then it exits 20 saying "<what> is lost … look for it"
    And stdout is empty

    Examples:
      | command      | what       |
      | fails        | the key    |
      | late         | the time   |
      | effect-fails | the thread |

  Scenario: The same as JSON has the fields that the manifest declares
    When I run `agents odd fails --json`
    Then it exits 20
    And stderr is empty
    And stdout is one JSON object with
      | error.tag      | "Lost"            |
      | error.message  | "the key is lost" |
      | error.exitCode | 20                |
      | error.what     | "the key"         |
      | error.since    | 1999              |
    And stdout does not contain "s3cret"

  Scenario Outline: A mistake in it is the plugin's failure, told with its place
    When I run `agents odd <command>`
    Then it exits 6 saying "agents: the plugin odd cannot run 'agents odd <command>': <reason>"
    And stdout is empty

    Examples:
      | command     | reason                                                                                                |
      | error       | ./odd/commands/odd/error.js:4:17: TypeError: Cannot read properties of … 'name'                       |
      | timer       | ./odd/commands/odd/timer.js:4:13: Error: too late to catch                                            |
      | rejects     | ./odd/commands/odd/rejects.js:3:11: Error: nobody waits for it                                        |
      | effect-dies | ./odd/commands/odd/effect-dies.js:3:51: TypeError                                                     |
      | never       | it never finished                                                                                     |
      | absent      | ./odd/commands/odd/absent.js:2:6: the field 'what' of Lost must be a string, and is missing           |
      | unlisted    | ./odd/commands/odd/unlisted.js:2:6: TypeError: Lots is not among the errors … did you mean Lost?      |
      | import      | ./odd/commands/odd/import.js:4:7: RangeError: no luck today                                           |
      | wants       | ./odd/commands/odd/wants.js wants no-such-package, which cannot be found … npm install no-such-package |
      | syntax      | ./odd/broken.js:1:20: SyntaxError                                                                     |
      | nothing     | the default export of ./odd/commands/odd/nothing.js is missing … export the handler                   |
      | typed       | ./odd/typed.ts is TypeScript, which Node                                                              |

  Scenario: The failure as JSON, and its trace for who asks
    When I run `agents odd error --json`
    Then it exits 6
    And stdout is one JSON object with
      | error.tag    | "PluginFailed"          |
      | error.plugin | "odd"                   |
      | error.action | "run 'agents odd error'" |
    Given the environment variable CLEVERAGENTS_DEBUG is "1"
    When I run `agents odd error 2> trace`
    Then it exits 6
    And the file "{root}/desk/trace" matches /\n {4}at .*error\.js:4:17/

  Scenario: From elsewhere the place is the whole path
    When I run `mkdir ../other && cd ../other && agents odd error`
    Then it exits 6 saying "{root}/desk/odd/commands/odd/error.js:4:17: TypeError"
    When I run `mkdir gone && cd gone && rmdir ../gone && agents odd error`
    Then it exits 6 saying "commands/odd/error.js:4:17: TypeError"

  Scenario Outline: Modules of every kind, and what they do to the exit code
    When I run `agents odd <command>`
    Then it exits <code>
    And stdout contains "<words>"

    Examples:
      | command | code | words               |
      | common  | 0    | common              |
      | effect  | 0    | an effect           |
      | listens | 0    | caught: thrown late |
      | exits   | 7    |                     |
      | code    | 9    |                     |

  Scenario: A bundled plugin, whose copy of effect cannot be found
    Given `{repository}/node_modules/.bin/esbuild odd/commands/odd/effect-fails.js --bundle --format=esm --outfile=bundled.js` was run
    And `rm odd/node_modules && mv bundled.js odd/commands/odd/effect-fails.js` was run
    When I run `agents odd effect-fails`
    Then it exits 20 saying "the thread is lost"

  Scenario: A reader that goes away is no failure, and ends what waits for its signal
    When I run `set -o pipefail; agents odd floods | head -n 1`
    Then it exits 0
    And stdout contains "line 0 of many"
    When I run `set -o pipefail; agents odd follow | head -n 2`
    Then it exits 0
    And stdout has 2 lines
    When I run `set -o pipefail; agents odd effect-follow | head -n 2`
    Then it exits 0

  @linux
  Scenario: A disk that is full is a failure
    When I run `agents odd floods > /dev/full`
    Then it exits 1 saying "cannot write to stdout: no space left on device"

  Scenario Outline: A signal is handed to the handler, which may tidy up
    When I run `agents odd <command>` in the background
    Then the background command prints "waiting"
    When the background command is sent <signal>
    Then the background command exits <code>
    And stdout contains "<words>"
    And stderr is empty

    Examples:
      | command      | signal  | code | words     |
      | waits        | SIGINT  | 130  | tidied up |
      | waits        | SIGHUP  | 129  | tidied up |
      | effect-waits | SIGTERM | 143  | undone    |
      | deaf         | SIGINT  | 130  |           |

  Scenario: A handler that hears the signal and does not end is ended by a second one
    When I run `agents odd stubborn` in the background
    Then the background command prints "waiting"
    When the background command is sent SIGTERM
    And the background command is sent SIGTERM once more
    Then the background command exits 143

  Scenario: A handler's file that others can write to is refused, with the command that mends it
    Given the environment variable CLEVERAGENTS_PLUGINS is unset
    And `agents plugins add ./odd` was run
    When I run `chmod o+w odd/commands/odd/greet.js && agents odd greet`
    Then it exits 6 saying "others can write to {root}/desk/odd/commands/odd/greet.js … chmod go-w {root}/desk/odd/commands/odd/greet.js"
    When I run `rm odd/commands/odd/greet.js && agents odd greet`
    Then it exits 6 saying "cannot run 'agents odd greet': there is no commands/odd/greet.js and no commands/odd/greet.mjs in {root}/desk/odd"
    When I run `echo > ../other.js && ln -s ../../../../other.js odd/commands/odd/greet.js && agents odd greet`
    Then it exits 6 saying "{root}/other.js lies outside of {root}/desk/odd"
    When I run `agents odd bound`
    Then it exits 0
