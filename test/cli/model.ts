/** A small program with one of everything, to read command lines against. */
import type { Argument, Command, Group, Model, Option, ValueType } from "../../src/manifest/model.ts"
import { camel } from "../../src/manifest/name.ts"

const option = (name: string, value: ValueType, rest: Partial<Option> = {}): Option => ({
  name,
  key: camel(name),
  value,
  summary: `The ${name}.`,
  placeholder: name.toUpperCase(),
  required: false,
  multiple: false,
  aliases: [],
  hidden: false,
  conflicts: [],
  requires: [],
  ...rest
})

const argument = (name: string, value: ValueType, rest: Partial<Argument> = {}): Argument => ({
  name,
  key: camel(name),
  value,
  summary: `The ${name}.`,
  placeholder: name.toUpperCase(),
  required: true,
  multiple: false,
  ...rest
})

const command = (
  path: string,
  args: ReadonlyArray<Argument>,
  options: ReadonlyArray<Option>,
  rest: Partial<Command> = {}
): Command => ({
  kind: "command",
  name: path.split(" ").at(-1) ?? path,
  path: path.split(" "),
  summary: `Does ${path}.`,
  aliases: [],
  hidden: false,
  effect: "read",
  args,
  options,
  errors: [],
  examples: [],
  ...rest
})

const group = (name: string, commands: ReadonlyArray<Command>, rest: Partial<Group> = {}): Group => ({
  kind: "group",
  name,
  path: [name],
  summary: `All about ${name}.`,
  aliases: [],
  hidden: false,
  open: false,
  commands,
  ...rest
})

const string: ValueType = { type: "string" }
const boolean: ValueType = { type: "boolean" }
const port = option("port", { type: "port", min: 0, max: 65535 }, { short: "p", default: "8080", env: "TOOL_PORT" })
const json = option("json", boolean, { env: "TOOL_JSON" })
const logLevel = option(
  "log-level",
  { type: "choice", choices: ["trace", "debug", "info", "warning", "error", "critical"] },
  { default: "info", env: "TOOL_LOG_LEVEL" }
)

export const tool: Model = {
  name: "tool",
  summary: "Does things.",
  envPrefix: "TOOL",
  errors: {
    UsageError: { tag: "UsageError", exit: 2, message: "{problem}", hint: "{advice}", fields: {} },
    Lost: {
      tag: "Lost",
      exit: 20,
      message: "{what} is lost",
      hint: "look for it",
      fields: { what: { type: "string", optional: false } }
    }
  },
  commands: [
    command(
      "serve",
      [],
      [
        port,
        logLevel,
        json,
        option("host", string, { aliases: ["bind"], default: "127.0.0.1", env: "TOOL_HOST" }),
        option("detach", boolean, { short: "d" }),
        option("verbose", boolean, { short: "v", env: "TOOL_VERBOSE" }),
        option("colour", boolean, { default: "true", env: "TOOL_COLOUR" }),
        option("tag", string, { short: "t", multiple: true, env: "TOOL_TAGS" }),
        option("set", { type: "key-value" }, { multiple: true }),
        option("timeout", { type: "duration", min: 100, max: 60_000 }, { default: "30s" }),
        option("ratio", { type: "number", min: -1, max: 1 }, { short: "r" }),
        option("lines", { type: "integer", min: -10 }, { short: "n" }),
        option("name", string),
        option("token", { type: "secret" }, { env: "TOOL_TOKEN" }),
        option("user", string, { requires: ["token"] }),
        option("quick", boolean, { conflicts: ["slow"] }),
        option("slow", boolean, { conflicts: ["quick"], env: "TOOL_SLOW" }),
        option("folder", string, { deprecated: "--name" })
      ]
    ),
    command(
      "exec",
      [argument("program", string), argument("rest", string, { required: false, multiple: true })],
      [option("cwd", { type: "path" }), option("json", string, { placeholder: "FILE" })]
    ),
    command(
      "connect",
      [argument("url", { type: "url" }, { required: false, default: "http://localhost/", env: "TOOL_URL" })],
      []
    ),
    command("seek", [argument("offset", { type: "integer" })], [option("whence", string)]),
    command(
      "need",
      [argument("file", { type: "path", exists: "file" })],
      [
        option("alpha", string, { required: true, env: "TOOL_ALPHA" }),
        option("level", { type: "choice", choices: ["low", "high"] }, { required: true })
      ]
    ),
    group(
      "server",
      [
        command("server start", [], [port, json, logLevel], { aliases: ["up"] }),
        command("server stop", [], [json]),
        command("server launch", [], [port], { deprecated: "tool server start" }),
        command("server debug", [], [], { hidden: true })
      ],
      { aliases: ["srv"] }
    )
  ]
}
