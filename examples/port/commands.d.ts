// Generated from commands.yaml by `agents manifest types`; do not edit.

/** What each command takes, and the errors that it may end with. */
export interface Commands {
  /** Print a port that nobody listens on. */
  readonly "port free": {
    readonly input: {
      /** How many, each another one. Default: 1. */
      readonly count: number
      /** The address. Default: 127.0.0.1. */
      readonly host: string
    }
    readonly errors: {}
  }
  /** Wait until somebody listens on a port. */
  readonly "port wait": {
    readonly input: {
      /** The port. */
      readonly port: number
      /** The address. Default: 127.0.0.1. */
      readonly host: string
      /** How long to wait. In milliseconds. Default: 30s. */
      readonly timeout: number
    }
    readonly errors: {
      /** Exit code 20: nobody listens on {host} port {port} after {seconds} s */
      readonly NotListening: {
        readonly host: string
        readonly port: number
        readonly seconds: number
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
