/** Bad manifests: the mark ¦ stands before each spot that must be pointed at, and `ids` names the problems there. */

export interface Bad {
  readonly title: string
  readonly ids: ReadonlyArray<string>
  readonly text: string
}

const HEAD = "manifest: 1\nname: demo\nsummary: A demo.\n"
const PLUGIN = "manifest: 1\nplugin: { name: hello, version: 1.0.0 }\n"
const COMMANDS = "commands:\n  run:\n    summary: Run it.\n"

const bad = (title: string, ids: string, text: string): Bad => ({ title, ids: ids.split(" "), text })
const command = (title: string, ids: string, body: string): Bad =>
  bad(title, ids, `${HEAD}${COMMANDS}${indent(body, 4)}`)
const options = (title: string, ids: string, body: string): Bad => command(title, ids, `options:\n${indent(body, 2)}`)
const args = (title: string, ids: string, body: string): Bad => command(title, ids, `args:\n${indent(body, 2)}`)
const errors = (title: string, ids: string, body: string): Bad =>
  bad(title, ids, `${HEAD}errors:\n${indent(body, 2)}${COMMANDS}    errors: [Broken]\n`)

const indent = (text: string, by: number): string =>
  text
    .trim()
    .split("\n")
    .map((line) => `${" ".repeat(by)}${line}\n`)
    .join("")

export const manifests: ReadonlyArray<Bad> = [
  // YAML itself
  bad("an empty file", "empty", "¦"),
  bad("a file of comments", "empty", "¦# nothing"),
  bad("a list", "wrong-kind", "¦- a\n- b\n"),
  bad("a quote that is never closed: the first complaint alone", "yaml", `${HEAD}commands: "abc\n¦`),
  bad(
    "tabs as indentation: one complaint, not eight",
    "yaml",
    `${HEAD}commands:\n¦\trun:\n\t\tsummary: a\n\t\teffect: read\n`
  ),
  bad("two documents", "multiple-documents", `${HEAD}${COMMANDS}¦---\n${HEAD}`),
  bad("a merge key", "merge-key", `${HEAD}x-base: &base { effect: read }\n${COMMANDS}    ¦<<: *base\n`),
  bad("an alias that stands for nothing", "unknown-alias", `${HEAD}${COMMANDS}    options: ¦*shared\n`),
  bad("an alias inside what it stands for", "alias", `${HEAD}x-loop: &loop [¦*loop]\n${COMMANDS}`),
  bad("a tag", "tag", `${HEAD}${COMMANDS}    effect: !secret ¦read\n`),
  bad("a key that is a list", "bad-key", `${HEAD}${COMMANDS}    ? ¦[a, b]\n    : c\n`),
  bad("a key twice", "duplicate", `${HEAD}${COMMANDS}    ¦summary: Again.\n`),
  bad("nesting beyond reason", "too-deep", `${HEAD}x-deep: ${"[".repeat(64)}¦[\n`),
  bad("a control character", "encoding", `${HEAD}${COMMANDS}    description: a¦\u0007b\n`),
  command("a control character that an escape makes", "encoding", 'description: ¦"a\\e[2Jb"'),
  bad("what turns the direction of text around", "encoding", `${HEAD}${COMMANDS}    description: a¦\u202eb\n`),
  bad("a control character of eight bits", "encoding", `${HEAD}${COMMANDS}    description: a¦\u009b2Jb\n`),
  // What stands where
  bad("an unknown version of the format", "bad-value", `manifest: ¦2\nname: demo\nsummary: A demo.\n${COMMANDS}`),
  bad(
    "no version, no name, no summary, no commands",
    "missing-key missing-key missing-key missing-key",
    "¦x-note: nothing\n"
  ),
  bad("a plugin's key in a program's manifest", "misplaced-key", `${HEAD}¦serves: ./server.js\n${COMMANDS}`),
  bad("name beside plugin", "misplaced-key", `${PLUGIN}¦name: demo\n${COMMANDS}`),
  bad("a version that is none", "bad-value", `manifest: 1\nplugin: { name: hello, version: ¦one }\n${COMMANDS}`),
  command("an unknown key", "unknown-key", "¦sumary2: no"),
  command("another tool's key", "unknown-key", "¦arguments: []"),
  bad(
    "a misspelt key that must be there: one problem, not two",
    "unknown-key",
    `${HEAD}commands:\n  run:\n    ¦sumary: Run it.\n`
  ),
  bad("a command without summary", "missing-key", `${HEAD}commands:\n  ¦run:\n    effect: read\n`),
  command("a key without a value", "missing-value", "¦description:"),
  command("a text where a list must stand", "wrong-kind", "errors: ¦Broken"),
  command("a list where a map must stand", "wrong-kind", "options: ¦[port]"),
  command("a word that is not among those allowed", "bad-value", "effect: ¦wirte"),
  command("a flag in quotes", "bad-value", 'hidden: ¦"true"'),
  command("yes for true", "bad-value", "hidden: ¦yes"),
  bad("a summary of two lines", "bad-value", `${HEAD}commands:\n  run: { summary: ¦"a\\nb" }\n`),
  bad("a command in capitals", "bad-name", `${HEAD}commands:\n  ¦Run: { summary: Run it. }\n`),
  options("an option with an underscore", "bad-name", "¦log_level: { type: string, summary: a }"),
  command("a list where a text must stand", "wrong-kind", "description: ¦[a, b]"),
  bad(
    "nesting beyond reason, line by line",
    "too-deep",
    `${HEAD}x-deep:\n${Array.from({ length: 70 }, (_, depth) => `${" ".repeat(depth + 1)}${depth === 64 ? "¦" : ""}a:\n`).join("")}${COMMANDS}`
  ),
  // Types
  bad(
    "a named type without a type, and an option of it",
    "missing-key",
    `${HEAD}types:\n  ¦level: { min: 1 }\n${COMMANDS}    options: { x: { type: level, summary: a } }\n`
  ),
  options("an unknown type", "unknown-type", "level: { type: ¦chioce, summary: a }"),
  bad(
    "a named type made of a named type",
    "unknown-type",
    `${HEAD}types:\n  a: { type: string }\n  b: { type: ¦a }\n${COMMANDS}`
  ),
  options("no type", "missing-key", "¦level: { summary: a }"),
  options("choices of an integer", "misplaced-key", "level: { type: integer, ¦choices: [a], summary: a }"),
  options("a pattern of a path", "misplaced-key", "level: { type: path, ¦pattern: a, summary: a }"),
  options("a choice without choices", "missing-key", "level: { type: ¦choice, summary: a }"),
  options("a choice of nothing", "empty", "level: { type: choice, ¦choices: [], summary: a }"),
  options("a choice twice", "duplicate", "level: { type: choice, choices: [a, b, ¦a], summary: a }"),
  options("min over max", "bad-range", "level: { type: integer, min: ¦9, max: 1, summary: a }"),
  options("min over max of a duration", "bad-range", "wait: { type: duration, min: ¦2m, max: 90s, summary: a }"),
  options("min over max of a size", "bad-range", "room: { type: size, min: ¦2MB, max: 1MiB, summary: a }"),
  options("a size that is none", "bad-range", "room: { type: size, min: ¦2 MB, summary: a }"),
  options("a default beyond the size", "bad-default", "room: { type: size, min: 1KB, default: ¦0, summary: a }"),
  options("a hexadecimal limit", "bad-range", "level: { type: integer, min: ¦0x1F, summary: a }"),
  options("a port over 65535", "bad-range", "port: { type: port, max: ¦70000, summary: a }"),
  options("a negative length", "bad-range", "name: { type: string, min: ¦-1, summary: a }"),
  options(
    "a pattern that is no regular expression",
    "bad-pattern",
    'name: { type: string, pattern: ¦"[", summary: a }'
  ),
  options("an unknown scheme", "bad-value", 'at: { type: url, schemes: [¦"http://"], summary: a }'),
  // Defaults
  options("a default that its own type refuses", "bad-default", "port: { type: port, default: ¦70000, summary: a }"),
  options("a default with an exponent", "bad-default", "size: { type: integer, default: ¦1e3, summary: a }"),
  options("a default with blanks", "bad-default", 'size: { type: integer, default: ¦" 80 ", summary: a }'),
  options(
    "a default beside the choices",
    "bad-default",
    "level: { type: choice, choices: [low, high], default: ¦hgih, summary: a }"
  ),
  options("a default under the least", "bad-default", "wait: { type: duration, min: 1s, default: ¦10ms, summary: a }"),
  options(
    "one bad default among several",
    "bad-default",
    "size: { type: integer, multiple: true, default: [1, ¦x], summary: a }"
  ),
  options("several defaults for one value", "wrong-kind", "size: { type: integer, default: ¦[1, 2], summary: a }"),
  options("a secret with a default", "misplaced-key", "token: { type: secret, ¦default: abc, summary: a }"),
  options(
    "a default of what is required",
    "contradiction",
    "size: { type: integer, required: true, ¦default: 1, summary: a }"
  ),
  options("a placeholder for a flag", "misplaced-key", "loud: { type: boolean, ¦placeholder: X, summary: a }"),
  options("a flag without a value", "missing-value", "loud: { type: boolean, summary: a, ¦hidden }"),
  // Names that collide
  options(
    "a short form twice",
    "duplicate",
    "port: { type: port, short: p, summary: a }\npath: { type: path, short: ¦p, summary: a }"
  ),
  options(
    "an alias that is another's name",
    "duplicate",
    "port: { type: port, summary: a }\npath: { type: path, aliases: [¦port], summary: a }"
  ),
  options(
    "an alias twice",
    "duplicate",
    "a1: { type: path, aliases: [x], summary: a }\nb1: { type: path, aliases: [¦x], summary: a }"
  ),
  options(
    "no-x beside x",
    "duplicate",
    "colour: { type: boolean, summary: a }\n¦no-colour: { type: boolean, summary: a }"
  ),
  options(
    "x beside no-x",
    "duplicate",
    "no-colour: { type: string, summary: a }\n¦colour: { type: boolean, summary: a }"
  ),
  options("an option called help", "reserved", "¦help: { type: boolean, summary: a }"),
  options("an alias called version", "reserved", "port: { type: port, aliases: [¦version], summary: a }"),
  options("-h for something else", "reserved", "host: { type: string, short: ¦h, summary: a }"),
  options("-V for something else", "reserved", "verbose: { type: boolean, short: ¦V, summary: a }"),
  options("a name that every object has", "reserved", "¦to-string: { type: string, summary: a }"),
  options("a short form of two letters", "bad-value", "port: { type: port, short: ¦po, summary: a }"),
  options("a variable without the prefix", "bad-prefix", "port: { type: port, env: ¦PORT, summary: a }"),
  options(
    "a variable for two options",
    "duplicate",
    "port: { type: port, env: DEMO_X, summary: a }\npath: { type: path, env: ¦DEMO_X, summary: a }"
  ),
  options(
    "a config key for two options",
    "duplicate",
    "port: { type: port, config: x, summary: a }\npath: { type: path, config: ¦x, summary: a }"
  ),
  options("a conflict with nobody", "unknown-option", "port: { type: port, conflicts: [¦prot], summary: a }"),
  options("an option that requires itself", "contradiction", "port: { type: port, requires: [¦port], summary: a }"),
  options(
    "conflicts and requires at once",
    "contradiction",
    "a1: { type: port, conflicts: [¦b1], requires: [b1], summary: a }\nb1: { type: port, summary: a }"
  ),
  options("an unknown shared option", "unknown-shared-option", "port: { use: ¦prot }"),
  options("a reference to a shared option that is a list", "wrong-kind", "port: { use: ¦[port], summary: a }"),
  bad(
    "shared options that are a list, and an option that uses one",
    "wrong-kind",
    `${HEAD}shared-options: ¦[port]\n${COMMANDS}    options: { port: { use: port } }\n`
  ),
  bad(
    "a group's option again in its command",
    "duplicate",
    `${HEAD}commands:\n  all:\n    summary: All.\n    options: { port: { type: port, summary: a } }\n    commands:\n      run: { summary: a, options: { ¦port: { type: port, summary: a } } }\n`
  ),
  bad(
    "one shared option under two names: the short form collides",
    "duplicate",
    `${HEAD}shared-options:\n  port: { type: port, short: p, summary: a }\n${COMMANDS}    options: { port: { use: port }, ¦other: { use: port } }\n`
  ),
  bad(
    "one shared option under two names: the variable collides",
    "duplicate",
    `${HEAD}shared-options:\n  port: { type: port, env: DEMO_PORT, summary: a }\n${COMMANDS}    options: { port: { use: port }, ¦other: { use: port } }\n`
  ),
  options("an alias that is its own name", "duplicate", "port: { type: port, aliases: [¦port], summary: a }"),
  bad("a named type called like a built-in one", "reserved", `${HEAD}types:\n  ¦port: { type: integer }\n${COMMANDS}`),
  bad(
    "a group's broken options, and a command that counts on them",
    "wrong-kind",
    `${HEAD}commands:\n  all:\n    summary: All.\n    options: ¦[x]\n    commands:\n      run:\n        summary: a\n        options: { y: { type: port, summary: a, requires: [x] } }\n        examples: [ { run: demo all run --x 1, note: a } ]\n`
  ),
  bad(
    "a bad shared option that two commands use: one problem",
    "bad-default",
    `${HEAD}shared-options:\n  port: { type: port, default: ¦x, summary: a }\ncommands:\n  a1: { summary: a, options: { port: { use: port } } }\n  b1: { summary: a, options: { port: { use: port } } }\n`
  ),
  // Arguments
  args(
    "a required argument after an optional one",
    "order",
    "- { name: a1, type: string, default: x, summary: a }\n- { name: ¦b1, type: string, summary: a }"
  ),
  args(
    "an argument after a variadic one",
    "order",
    "- { name: ¦a1, type: string, multiple: true, summary: a }\n- { name: b1, type: string, summary: a }"
  ),
  args(
    "an argument twice",
    "duplicate",
    "- { name: a1, type: string, summary: a }\n- { name: ¦a1, type: string, summary: a }"
  ),
  args("an argument without a name", "missing-key", "- ¦{ type: string, summary: a }"),
  command(
    "an argument called like an option",
    "duplicate",
    "options: { port: { type: port, summary: a } }\nargs: [ { name: ¦port, type: port, summary: a } ]"
  ),
  // Errors
  errors("an exit code of 0", "bad-exit", "Broken: { exit: ¦0, message: a }"),
  errors("an exit code of 2", "bad-exit", "Broken: { exit: ¦2, message: a }"),
  errors("an exit code over 125", "bad-exit", "Broken: { exit: ¦126, message: a }"),
  errors("an exit code that is no number", "bad-value", "Broken: { exit: ¦three, message: a }"),
  bad(
    "a plugin's exit code below 20",
    "bad-exit",
    `${PLUGIN}errors:\n  Broken: { exit: ¦19, message: a }\n${COMMANDS}    errors: [Broken]\n`
  ),
  errors("an error without words", "missing-key", "¦Broken: { exit: 3 }"),
  errors(
    "a placeholder without a field",
    "unknown-field",
    "Broken: { exit: 3, message: 'at ¦{prot}', fields: { port: integer } }"
  ),
  bad(
    "an error called like what its module imports",
    "reserved",
    `${HEAD}errors:\n  ¦Data: { exit: 3, message: a }\n${COMMANDS}    errors: [Data]\n`
  ),
  errors(
    "a placeholder that an escape hides: the whole text",
    "unknown-field",
    'Broken: { exit: 3, message: ¦"at \\x7bprot}", fields: { port: integer } }'
  ),
  errors(
    "a placeholder that an escape hides, and the same in the hint: each at its own place",
    "unknown-field unknown-field",
    'Broken: { exit: 3, message: ¦"at \\x7bprot}", hint: "see ¦{prot}", fields: { port: integer } }'
  ),
  errors(
    "an optional field outside a segment",
    "optional-field",
    "Broken: { exit: 3, message: 'at ¦{port}', fields: { port: integer? } }"
  ),
  errors("a field that every error has", "reserved", "Broken: { exit: 3, message: a, fields: { ¦message: string } }"),
  errors("a field called toString", "reserved", "Broken: { exit: 3, message: a, fields: { ¦toString: string } }"),
  errors("a field of an unknown type", "bad-value", "Broken: { exit: 3, message: a, fields: { port: ¦int } }"),
  errors(
    "an error that no command lists",
    "unused-error",
    "Broken: { exit: 3, message: a }\n¦Other: { exit: 4, message: a }"
  ),
  errors("an error in lower case", "bad-name", "Broken: { exit: 3, message: a }\n¦other: { exit: 4, message: a }"),
  bad(
    "a misspelt error: one problem, not two",
    "unknown-error",
    `${HEAD}errors:\n  AddressInUse: { exit: 3, message: a }\n${COMMANDS}    errors: [¦AdressInUse]\n`
  ),
  bad(
    "an error listed twice",
    "duplicate",
    `${HEAD}errors:\n  Broken: { exit: 3, message: a }\n${COMMANDS}    errors: [Broken, ¦Broken]\n`
  ),
  // Commands and groups
  bad(
    "a group with a command's key",
    "misplaced-key",
    `${HEAD}commands:\n  all:\n    summary: All.\n    ¦effect: read\n    commands: { run: { summary: a } }\n`
  ),
  bad(
    "a group that is not open and has no commands",
    "empty",
    `${HEAD}commands:\n  ¦all: { summary: a, open: false }\n`
  ),
  bad("a group of nothing", "empty", `${HEAD}commands:\n  all:\n    summary: All.\n    ¦commands: {}\n`),
  bad(
    "a child called like its parent",
    "reserved",
    `${HEAD}commands:\n  all:\n    summary: All.\n    commands: { ¦all: { summary: a } }\n`
  ),
  bad("a child called like the program", "reserved", `${HEAD}commands:\n  ¦demo: { summary: a }\n`),
  bad("a command called help", "reserved", `${HEAD}commands:\n  ¦help: { summary: a }\n`),
  bad(
    "an alias that is another command",
    "duplicate",
    `${HEAD}commands:\n  run: { summary: a }\n  go: { summary: a, aliases: [¦run] }\n`
  ),
  command("output without --json", "misplaced-key", "¦output: { url: string }"),
  command("an absolute handler", "handler", "run: ¦/etc/passwd"),
  command("a handler outside", "handler", "run: ¦../other.js"),
  command("a handler that comes back outside", "handler", "run: ¦a/../../other.js"),
  bad("what a plugin serves lies outside", "handler", `${PLUGIN}serves: ¦../server.js\n${COMMANDS}`),
  // What follows from another problem is none
  bad(
    "a misspelt catalogue",
    "unknown-key",
    `${HEAD}¦erors:\n  Broken: { exit: 3, message: a }\n${COMMANDS}    errors: [Broken]\n`
  ),
  bad("a catalogue that is a list", "wrong-kind", `${HEAD}errors: ¦[a]\n${COMMANDS}    errors: [Broken]\n`),
  bad(
    "misspelt types",
    "unknown-key",
    `${HEAD}¦typs:\n  level: { type: string }\n${COMMANDS}    options: { x: { type: level, summary: a } }\n`
  ),
  bad(
    "a type with a bad name",
    "bad-name",
    `${HEAD}types:\n  ¦Level: { type: string }\n${COMMANDS}    options: { x: { type: Level, summary: a } }\n`
  ),
  bad(
    "a broken shared option that is used",
    "unknown-type",
    `${HEAD}shared-options:\n  x: { type: ¦sting, summary: a }\n${COMMANDS}    options: { x: { use: x } }\n`
  ),
  bad(
    "a command whose errors are broken",
    "wrong-kind",
    `${HEAD}errors:\n  Broken: { exit: 3, message: a }\n${COMMANDS}    errors: ¦Broken\n`
  ),
  bad(
    "a command that is broken",
    "wrong-kind",
    `${HEAD}errors:\n  Broken: { exit: 3, message: a }\ncommands:\n  run: ¦[errors, Broken]\n`
  ),
  bad(
    "a misspelt errors key",
    "unknown-key",
    `${HEAD}errors:\n  Broken: { exit: 3, message: a }\n${COMMANDS}    ¦erors: [Broken]\n`
  ),
  bad(
    "a broken prefix",
    "bad-value",
    `${HEAD}env-prefix: ¦demo\n${COMMANDS}    options: { x: { type: port, env: DEMO_X, summary: a } }\n`
  ),
  bad("no name", "missing-key", `¦manifest: 1\nsummary: a\n${COMMANDS}    examples: [ { run: demo run, note: a } ]\n`),
  command(
    "broken options, and an example with one",
    "wrong-kind",
    "options: ¦[port]\noutput: { url: string }\nexamples: [ { run: demo run --port 1, note: a } ]"
  ),
  options(
    "a broken option, and a reference to it",
    "bad-name",
    "¦a_b: { type: port, summary: a }\nx: { type: port, summary: a, conflicts: [y] }\ny: { type: port, summary: a }"
  ),
  options("a misspelt default of the right type", "unknown-key", "x: { type: port, ¦defualt: 80, summary: a }"),
  options("another tool's optional", "unknown-key", "x: { type: port, ¦optional: true, default: 80, summary: a }"),
  args(
    "a broken required, and what follows",
    "bad-value",
    "- { name: a1, type: string, required: ¦maybe, summary: a }\n- { name: b1, type: string, summary: a }"
  ),
  errors(
    "a field with a bad name, and its placeholder",
    "bad-name",
    "Broken: { exit: 3, message: 'at {a_b}', fields: { ¦a_b: string } }"
  ),
  // Examples
  command("an example of another program", "bad-example", "examples: [ { run: ¦other run, note: a } ]"),
  command("an example with an unknown option", "bad-example", "examples: [ { run: ¦demo run --prot 1, note: a } ]"),
  command("an example of an unknown command", "bad-example", "examples: [ { run: ¦demo rnu, note: a } ]"),
  command("an example with an open quote", "bad-example", `examples: [ { run: ¦"demo run 'x", note: a } ]`),
  command("an example without a line", "missing-key", "examples: [ ¦{ note: a } ]"),
  command("the version as an example of a command", "bad-example", "examples: [ { run: ¦demo --version, note: a } ]"),
  command("an example without a note", "missing-key", "examples: [ ¦{ run: demo run } ]"),
  bad(
    "an example of a sibling",
    "bad-example",
    `${HEAD}commands:\n  run: { summary: a, examples: [ { run: ¦demo go, note: a } ] }\n  go: { summary: a }\n`
  ),
  options(
    "three slips in three options: three problems, in order",
    "unknown-type bad-default reserved",
    "a1: { type: ¦strnig, summary: a }\nb1: { type: integer, default: ¦x, summary: a }\n¦help: { type: boolean, summary: a }"
  )
]
