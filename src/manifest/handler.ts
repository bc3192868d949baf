/** What a command is: typed input in, an Effect out. The types come from the manifest. */
import type { Effect } from "effect/Effect"
import type { CommandErrors, CommandInputs, CommandPath } from "../generated/inputs.ts"

/** What the caller said, beside the decoded values. */
export interface Call<Input> {
  /** The options that stood on the command line, by key, decoded: neither environment nor defaults. */
  readonly given: Partial<Input>
}

/** What a command says at its end. The door prints `json` where `--json` asks for it, otherwise `text`. */
export interface Outcome {
  /** For people, without the last newline; nothing is printed where it is empty. */
  readonly text: string
  readonly json?: Readonly<Record<string, unknown>>
  /** 0 where absent. */
  readonly exitCode?: number
}

/** The program of the command at `Path`, such as `"server start"`: it fails only with errors that the command lists. */
export type Handler<Path extends CommandPath> = (
  input: CommandInputs[Path],
  call: Call<CommandInputs[Path]>
) => Effect<Outcome, CommandErrors[Path]>
