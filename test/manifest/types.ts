/**
 * What the types hold a command to: each line below a `@ts-expect-error` must be refused, or the type
 * checker complains. Nothing here runs.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { AlreadyRunning, NotRunning, PidFileError } from "../../src/generated/errors.ts"
import { type Handlers, handlers } from "../../src/generated/handlers.ts"
import type { CommandInputs } from "../../src/generated/inputs.ts"
import type { Handler } from "../../src/manifest/handler.ts"

const done = Effect.succeed({ text: "" })

export const sound: Handler<"server status"> = ({ pidFile, json }) =>
  pidFile === "" && json ? Effect.fail(new NotRunning({ pidFile })) : done

const { completion: _, ...others } = handlers
// @ts-expect-error a missing handler
export const missing: Handlers = others

// @ts-expect-error a wrong input key
export const wrongKey: Handler<"server start"> = ({ prot }) => Effect.as(done, { text: prot })

// @ts-expect-error a key of another command
export const otherKey: Handler<"server status"> = ({ workers }) => Effect.as(done, { text: `${workers}` })

// @ts-expect-error a number used as a string
export const number: Handler<"server start"> = ({ port }) => Effect.as(done, { text: port.toUpperCase() })

export const choice: Handler<"server start"> = ({ logLevel }) =>
  // @ts-expect-error a choice that is not in the manifest
  logLevel === "verbose" ? done : done

export const otherError: Handler<"server status"> = () =>
  // @ts-expect-error an error that is not among the command's
  Effect.fail(new AlreadyRunning({ pid: 1, url: "", pidFile: "" }))

// @ts-expect-error a plain Error
export const plainError: Handler<"server status"> = () => Effect.fail(new Error("no"))

// @ts-expect-error a text as an error
export const textError: Handler<"server status"> = () => Effect.fail("no")

// @ts-expect-error a wrong payload
export const wrongPayload = new AlreadyRunning({ pid: "1", url: "", pidFile: "" })

// @ts-expect-error a payload that is not complete
export const halfPayload = new AlreadyRunning({ pid: 1, url: "" })

// @ts-expect-error no payload
export const noPayload = new PidFileError()

// @ts-expect-error a field that the error has not
export const morePayload = new NotRunning({ pidFile: "", pid: 1 })

// @ts-expect-error a Promise instead of an Effect
export const promise: Handler<"server status"> = () => Promise.resolve({ text: "" })

// @ts-expect-error an Effect without an outcome
export const silent: Handler<"server status"> = () => Effect.void

export const otherModule: Handlers = {
  ...handlers,
  // @ts-expect-error a module bound to another command
  "server status": () => import("../../src/commands/server/start.ts")
}

export const missingModule: Handlers = {
  ...handlers,
  // @ts-expect-error a module that is not there
  "server status": () => import("../../src/commands/server/nowhere.ts")
}

export const unknownCommand: Handlers = {
  ...handlers,
  // @ts-expect-error an unknown command
  "server strat": handlers["server start"]
}

// @ts-expect-error an unknown command
export type Unknown = Handler<"server strat">

// @ts-expect-error an optional used as required
export const optional = (input: CommandInputs["server start"]): string => input.app

// @ts-expect-error an optional that is given as undefined: it is absent
export const absent: Partial<CommandInputs["server start"]> = { app: undefined }

class Wordless extends Data.TaggedError("NotRunning")<{ readonly pidFile: string }> {
  readonly exitCode = 3
}
// @ts-expect-error an error without words
export const wordless: Handler<"server status"> = ({ pidFile }) => Effect.fail(new Wordless({ pidFile }))

class Codeless extends Data.TaggedError("NotRunning")<{ readonly pidFile: string }> {
  readonly hint = undefined
}
// @ts-expect-error an error without an exit code
export const codeless: Handler<"server status"> = ({ pidFile }) => Effect.fail(new Codeless({ pidFile }))

class Miscoded extends Data.TaggedError("NotRunning")<{ readonly pidFile: string }> {
  readonly hint = undefined
  readonly exitCode = 4
}
// @ts-expect-error an error with another exit code than the manifest's
export const miscoded: Handler<"server status"> = ({ pidFile }) => Effect.fail(new Miscoded({ pidFile }))
