/** What the author of a plugin imports: the types that hold a handler to its manifest, and the word that binds it. */

/**
 * The commands of your plugin. `agents manifest types commands.yaml` writes them into `commands.d.ts`, from where
 * they are added here.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each plugin adds its own
export interface Commands {}

/** What a command has beside its input. */
export interface Io<Errors> {
  /** Prints a line of the result, on stdout. */
  print(text: string): void
  /** Prints a line for people, on stderr. */
  warn(text: string): void
  /** Ends the command with one of the errors that it lists. */
  fail<Tag extends keyof Errors>(
    tag: Tag,
    ...fields: Record<never, never> extends Errors[Tag] ? [fields?: Errors[Tag]] : [fields: Errors[Tag]]
  ): never
  /** Aborts when the command is interrupted. */
  readonly signal: AbortSignal
}

/** What `Effect` is to us: a plugin brings its own. */
export interface EffectLike {
  pipe(): unknown
  [Symbol.iterator](): unknown
}

declare const BOUND: unique symbol

/** The function of a command, such as `Handler<"hello">`. */
export interface Handler<Command extends keyof Commands> {
  (
    input: Commands[Command] extends { readonly input: infer Input } ? Input : never,
    io: Io<Commands[Command] extends { readonly errors: infer Errors } ? Errors : never>
  ): void | Promise<void> | EffectLike
  /** Which command it was defined for, if any. */
  readonly [BOUND]?: Command
}

/** Binds a handler to its command: `export default defineHandler("hello", async ({ who }, io) => { … })`. */
export const defineHandler = <const Command extends keyof Commands>(
  command: Command,
  handler: Handler<Command>
): Handler<Command> => Object.assign(handler, { [Symbol.for("cleveragents.command")]: command })
