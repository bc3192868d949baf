Feature: Completion
  The shell asks the program itself, so that commands, options, choices and paths complete as they are.

  Background:
    Given `touch commands-of-mine.yaml && mkdir docs` was run

  Scenario Outline: What may stand at the cursor
    # A · is a blank at the cursor.
    When I complete `<line>` in <shell>
    Then it offers "<words>"

    Examples: In bash
      | shell | line                                         | words                                      |
      | bash  | agents ·                                     | completion config manifest plugins server  |
      | bash  | agents server st                             | start stop status                          |
      | bash  | agents server start --lo                     | --log-file --log-keep --log-level --log-max-size |
      | bash  | agents --port 9000 server res                | restart                                    |
      | bash  | agents server start --log-level ·            | trace debug info warning error critical    |
      | bash  | agents server start --log-level=             | trace debug info warning error critical    |
      | bash  | agents server start --log-level=d            | debug                                      |
      | bash  | agents completion ·                          | bash zsh fish                              |
      | bash  | agents manifest check com                    | commands-of-mine.yaml                      |
      | bash  | agents server start --pid-file com           | commands-of-mine.yaml                      |
      | bash  | agents server start --pid-file=com           | commands-of-mine.yaml                      |
      | bash  | agents server start --workers ·              |                                            |

    @zsh
    Examples: In zsh
      | shell | line                                         | words                                      |
      | zsh   | agents server st                             | start stop status                          |
      | zsh   | agents server start --log-level ·            | trace debug info warning error critical    |
      | zsh   | agents server start --log-level=d            | --log-level=debug                          |
      | zsh   | agents manifest check com                    | commands-of-mine.yaml                      |

    @fish
    Examples: In fish
      | shell | line                                         | words                                      |
      | fish  | agents server st                             | start stop status                          |
      | fish  | agents server start --log-level ·            | trace debug info warning error critical    |
      | fish  | agents server start --log-level=d            | --log-level=debug                          |
      | fish  | agents manifest check com                    | commands-of-mine.yaml                      |
      | fish  | agents server start --pid-file=com           | --pid-file=commands-of-mine.yaml           |
