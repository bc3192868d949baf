/**
 * The grammar of a manifest: which keys stand at which place, and what each holds. The reader, the
 * JSON Schema and the messages come from this table. A key's doc is one line.
 */
import {
  a,
  type Keys,
  list,
  map,
  one,
  optionKeys,
  type PlaceName,
  parameterKeys,
  summary,
  type,
  valueKeys
} from "./keys.ts"

/** Each place of a manifest; `title` is what messages call it. */
export const places: Readonly<Record<PlaceName, { readonly title: string; readonly keys: Keys }>> = {
  manifest: {
    title: "a manifest",
    keys: {
      manifest: { shape: one("format"), need: true, doc: "The version of the manifest's format." },
      name: { shape: one("name"), need: "plugin", of: ["program"], doc: "The program's name." },
      plugin: { shape: a("plugin"), of: ["plugin"], doc: "Who brings these commands, in a plugin's manifest." },
      summary: { shape: one("line"), need: "plugin", doc: "What the program is for, in one line." },
      description: { shape: one("text"), doc: "The text of the help page." },
      "env-prefix": {
        shape: one("variable"),
        doc: "What every environment variable begins with; the name in capitals where absent."
      },
      serves: { shape: one("line"), of: ["plugin"], doc: "A Fastify plugin for the daemon." },
      types: { shape: map("name", a("type")), doc: "Named value types." },
      "shared-options": { shape: map("name", a("shared-option")), doc: "Options that several commands use." },
      errors: { shape: map("tag", a("error")), doc: "Every way to fail: its exit code and its words." },
      commands: { shape: map("name", a("entry")), need: true, doc: "The commands and groups of commands." }
    }
  },
  plugin: {
    title: "a plugin",
    keys: {
      name: { shape: one("name"), need: true, doc: "The plugin's name." },
      version: { shape: one("version"), need: true, doc: "The plugin's version." },
      requires: { shape: map("name", one("line")), doc: 'The versions it needs, as `agents: ">=0.1"`.' }
    }
  },
  type: { title: "a type", keys: { type: { ...type, doc: "A built-in type." }, ...valueKeys } },
  "shared-option": { title: "a shared option", keys: { type, summary, ...optionKeys } },
  option: {
    title: "an option",
    keys: {
      use: { shape: one("name"), doc: "The shared option that it is; the other keys replace that one's." },
      type: { ...type, need: "use" },
      summary: { ...summary, need: "use" },
      ...optionKeys
    }
  },
  argument: {
    title: "an argument",
    keys: { name: { shape: one("name"), need: true, doc: "The argument's name." }, type, summary, ...parameterKeys }
  },
  error: {
    title: "an error",
    keys: {
      exit: { shape: one("whole"), need: true, doc: "The exit code." },
      message: {
        shape: one("text"),
        need: true,
        doc: "What failed and why: `{field}` is replaced, `[… {field}]` vanishes where the field is absent."
      },
      hint: { shape: one("text"), doc: "What to do next, in the same way." },
      fields: { shape: map("field", one("fieldType")), doc: "The error's data." }
    }
  },
  entry: {
    title: "a command",
    keys: {
      summary: { ...summary, unless: "commands" },
      description: { shape: one("text"), doc: "The text of its help page." },
      aliases: { shape: list(one("name")), doc: "Other names for it." },
      hidden: { shape: one("flag"), doc: "Left out of help." },
      deprecated: { shape: one("line"), doc: "What to use instead." },
      options: { shape: map("name", a("option")), doc: "Its options; a group's belong to each command below it." },
      effect: {
        shape: one("effect"),
        of: ["command"],
        doc: "Whether it reads, writes or destroys; write where absent."
      },
      args: { shape: list(a("argument")), of: ["command"], doc: "Its arguments, in order." },
      errors: { shape: list(one("tag")), of: ["command"], doc: "The errors it may end with." },
      output: { shape: map("field", one("fieldType")), of: ["command"], doc: "What it prints with --json." },
      examples: { shape: list(a("example")), of: ["command"], doc: "Command lines that show it." },
      run: {
        shape: one("line"),
        of: ["command"],
        doc: "The handler's file, where it is not the one at the command's path."
      },
      open: { shape: one("flag"), of: ["group"], doc: "Plugins may add commands to it." },
      commands: { shape: map("name", a("entry")), of: ["group"], doc: "The commands of this group." }
    }
  },
  example: {
    title: "an example",
    keys: {
      run: { shape: one("line"), need: true, doc: "The command line." },
      note: { shape: one("line"), need: true, doc: "What it does." }
    }
  }
}

/** Keys of other tools, and what they are called here. */
export const synonyms: Readonly<Record<string, string>> = {
  arguments: "args",
  enum: "choices",
  values: "choices",
  exitCode: "exit",
  code: "exit",
  flags: "options",
  help: "summary",
  metavar: "placeholder",
  optional: "required",
  repeat: "multiple",
  subcommands: "commands",
  variadic: "multiple",
  alias: "aliases"
}
