// Generated from commands.yaml by `agents manifest types`; do not edit.

/** What each command takes, and the errors that it may end with. */
export interface Commands {
  /** Keep a note. */
  readonly "notes add": {
    readonly input: {
      /** What it says. */
      readonly text: string
      /** The server. Default: http://127.0.0.1:8080. */
      readonly url: string
    }
    readonly errors: {
      /** Exit code 20: no notes are kept at {url}: {reason} */
      readonly NoNotes: {
        readonly url: string
        readonly reason: string
      }
    }
  }
  /** Print every note, the oldest first. */
  readonly "notes list": {
    readonly input: {
      /** The server. Default: http://127.0.0.1:8080. */
      readonly url: string
    }
    readonly errors: {
      /** Exit code 20: no notes are kept at {url}: {reason} */
      readonly NoNotes: {
        readonly url: string
        readonly reason: string
      }
    }
  }
}

/** What a command has beside its input. */
export interface Io<Errors> {
  /** Prints a line of the result, on stdout. */
  print(text: string): void
  /** Prints a line for people, on stderr. */
  warn(text: string): void
  /** Ends the command with one of the errors that it lists. */
  fail<Tag extends keyof Errors>(
    tag: Tag,
    ...fields: {} extends Errors[Tag] ? [fields?: Errors[Tag]] : [fields: Errors[Tag]]
  ): never
  /** Aborts when the command is interrupted. */
  readonly signal: AbortSignal
}

/** The function of a command. */
export type Handler<Command extends keyof Commands> = (
  input: Commands[Command]["input"],
  io: Io<Commands[Command]["errors"]>
) => void | Promise<void> | { pipe(): unknown; [Symbol.iterator](): unknown }

type Own = Commands

// @ts-ignore: only where that package is installed, whose `defineHandler` learns of these commands here
declare module "cleveragents/plugin" {
  interface Commands extends Own {}
}
