Feature: Plugins that are npm packages
  A package of npm's, or its tarball, is installed with the user's own npm, below the home, and runs none of its
  scripts. It is there as a whole, or not at all.

  Scenario: A package with what it depends on
    Given a registry of npm packages
    And it has the plugin agents-hello 1.0.0
    And it has the plugin agents-hello 1.1.0
    When I run `agents plugins add agents-hello`
    Then it exits 0
    And stdout contains "added hello 1.1.0"
    And 1 package is installed
    When I run `agents hello`
    Then it exits 0
    And stdout contains "good morning from 1.1.0"

  Scenario: Another version takes the place of the one before
    Given a registry of npm packages
    And it has the plugin agents-hello 1.0.0
    And `agents plugins add agents-hello@1.0.0` was run
    And it has the plugin agents-hello 1.1.0
    When I run `agents plugins add agents-hello`
    Then it exits 0
    And stdout contains "added hello 1.1.0, which was 1.0.0"
    And 1 package is installed
    When I run `agents hello`
    Then stdout contains "good morning from 1.1.0"
    When I run `agents plugins remove hello`
    Then it exits 0
    And 0 packages are installed

  Scenario: A tarball
    Given "hello-3.0.0.tgz" is the tarball of a plugin
    When I run `agents plugins add hello-3.0.0.tgz`
    Then it exits 0
    And stdout contains "added hello 3.0.0"
    When I run `agents hello`
    Then stdout contains "good evening from 3.0.0"

  Scenario: A package with a bad manifest
    Given a registry of npm packages
    And it has the plugin agents-broken, whose manifest is "hello"
    When I run `agents plugins add agents-broken`
    Then it exits 2 saying "agents-broken/commands.yaml:1:1: error[wrong-kind]"
    And 0 packages are installed

  Scenario Outline: What cannot be installed: <source>
    Given a registry of npm packages
    And it has the plugin agents-hello 1.0.0
    And it has the plugin agents-orphan, which needs gone
    When I run `agents plugins add <source>`
    Then it exits <code> saying "<words>"
    And 0 packages are installed

    Examples:
      | source             | code | words                                               |
      | agents-nothing     | 15   | npm's registry has no package 'agents-nothing'      |
      | agents-hello@2     | 15   | npm's registry has no such version                  |
      | agents-orphan      | 15   | npm's registry has no package 'gone                 |
      | unreachable        | 15   | npm's registry does not answer … npm config get     |
      | greeting           | 15   | no commands.yaml                                    |
      | -- -g              | 15   | no package's name begins with '-'                   |
      | ./nowhere          | 9    | cannot use ./nowhere … nothing is there             |
      | team/agents-hello  | 9    | cannot use team/agents-hello … nothing is there     |

  Scenario: Ctrl-C while npm waits
    Given a registry of npm packages
    When I run `agents plugins add silent` in the background
    And the registry has been asked for silent
    And the background command is sent SIGINT
    Then the background command exits 130
    And nothing that it started is left
    And 0 packages are installed
