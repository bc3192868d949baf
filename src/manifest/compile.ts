/**
 * Compiles the addressed branch of a model and its handler into an `@effect/cli` `Command`, and runs it
 * on a canonical command line (see `cli/canonical.ts`). The one file that knows the framework: it does
 * the typing, the environment, defaults and decoding. Models and handlers may come from a manifest that
 * is read at run time, so that types end here, in the casts, and begin again with a handler's own.
 */
import * as Args from "@effect/cli/Args"
import * as Cli from "@effect/cli/Command"
import * as HelpDoc from "@effect/cli/HelpDoc"
import * as Options from "@effect/cli/Options"
import * as ValidationError from "@effect/cli/ValidationError"
import * as FileSystem from "@effect/platform/FileSystem"
import * as Path from "@effect/platform/Path"
import * as Terminal from "@effect/platform/Terminal"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Maybe from "effect/Option"
import * as Ref from "effect/Ref"
import type { Outcome } from "./handler.ts"
import type { Argument, Command, Model, Option } from "./model.ts"
import { type Found, found, gather, given, type Said } from "./said.ts"
import { textsOf } from "./value/variable.ts"

/** A handler whose types the manifest's generator, or nobody, has checked. */
export type AnyHandler = (input: never, call: never) => Effect.Effect<Outcome, unknown>

/** Loads the handler of each command, by its words below the root. */
export type Handlers = Readonly<Record<string, (() => Promise<{ readonly default: AnyHandler }>) | undefined>>

/** What the config file says of options, by their names. */
export type Configured = Readonly<Record<string, ReadonlyArray<string>>>

/** Runs `command` on a canonical `argv`; fails with what its handler fails with. */
export const execute = (
  model: Model,
  command: Command,
  handlers: Handlers,
  argv: ReadonlyArray<string>,
  configured: Configured = {}
): Effect.Effect<Outcome, unknown> =>
  Effect.gen(function* () {
    const outcome = yield* Ref.make<Outcome>({ text: "" })
    const leaf = Cli.make(command.name, configOf(command, configured), (found) =>
      Effect.flatMap(call(command, handlers, found as unknown as Inputs), (said) => Ref.set(outcome, said))
    )
    const run = Cli.run(branch(model, command, leaf), { name: model.name, version: "" })
    yield* run(["node", model.name, ...argv]).pipe(
      Effect.provide(NOTHING),
      Effect.catchIf(ValidationError.isValidationError, Effect.die)
    )
    return yield* Ref.get(outcome)
  })

interface Inputs {
  readonly args: ReadonlyArray<Found>
  readonly options: ReadonlyArray<Found>
}

type AnyCommand = Cli.Command<string, never, unknown, unknown>

/** The root, the groups on the way, and the command: nothing beside it, so that nothing is compiled in vain. */
const branch = (model: Model, command: Command, leaf: unknown): AnyCommand =>
  [model.name, ...command.path.slice(0, -1)].reduceRight(
    (child, name) => Cli.make(name).pipe(Cli.withSubcommands([child])) as unknown as AnyCommand,
    leaf as AnyCommand
  )

const configOf = ({ args, options }: Command, configured: Configured) => ({
  args: args.map((argument) =>
    Args.mapEffect(argumentText(argument), (said) => Effect.mapError(found(argument, said), HelpDoc.p))
  ),
  options: options.map((option) =>
    Options.mapEffect(optionText(option, configured[option.name]), (said) =>
      Effect.mapError(found(option, said), (problem) => ValidationError.invalidValue(HelpDoc.p(problem)))
    )
  )
})

/** The environment, and behind it the config file, come before decoding, so that they are decoded too. */
const optionText = (option: Option, configured: ReadonlyArray<string> | undefined) => {
  const text = Options.map(Options.text(option.name), given)
  const variable = fromEnvironment(option)
  const file = configured && Config.succeed<Said>({ source: "config", texts: configured })
  const fallback = variable && file ? Config.orElse(variable, () => file) : (variable ?? file)
  return Options.optional(fallback === undefined ? text : Options.withFallbackConfig(text, fallback))
}

/** The framework's own fallback of an argument fails where the variable is not set. */
const argumentText = (argument: Argument) => {
  const text = Args.optional(Args.map(Args.text({ name: argument.name }), given))
  const fallback = fromEnvironment(argument)
  if (fallback === undefined) return text
  return Args.mapEffect(text, (said) =>
    Maybe.isSome(said) ? Effect.succeed(said) : Effect.orDie(Config.option(fallback))
  )
}

const fromEnvironment = (parameter: Argument | Option): Config.Config<Said> | undefined =>
  parameter.env === undefined
    ? undefined
    : Config.map(Config.nonEmptyString(parameter.env), (text) => ({ source: "env", texts: textsOf(parameter, text) }))

const call = (command: Command, handlers: Handlers, { args, options }: Inputs) => {
  const path = command.path.join(" ")
  const load = handlers[path]
  if (load === undefined) return Effect.dieMessage(`the command '${path}' has no handler`)
  const { input, call } = gather([...args, ...options])
  return Effect.flatMap(Effect.promise(load), ({ default: handler }) => handler(input as never, call as never))
}

/** What the framework asks for and no option here uses: it never reads a file, and never asks a person. */
const NOTHING = Context.empty().pipe(
  Context.add(FileSystem.FileSystem, {} as FileSystem.FileSystem),
  Context.add(Path.Path, {} as Path.Path),
  Context.add(Terminal.Terminal, {} as Terminal.Terminal)
)
