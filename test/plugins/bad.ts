/** Bad manifests of plugins: the mark ¦ stands before each spot that must be pointed at, and `ids` names the problems there. */
import type { Bad } from "../manifest/bad.ts"

/** A plugin's manifest up to its commands, without a problem. */
export const HEAD = "manifest: 1\nplugin: { name: hello, version: 1.0.0 }\n"

/** Its one command, whose handler is there, up to the command's last line. */
export const HELLO = "commands:\n  hello:\n    summary: Say hello.\n"

const bad = (title: string, ids: string, text: string): Bad => ({ title, ids: ids.split(" "), text })
const hello = (title: string, ids: string, line: string): Bad => bad(title, ids, `${HEAD}${HELLO}    ${line}\n`)
const options = (title: string, ids: string, line: string): Bad => hello(title, ids, `options: { ${line} }`)
const failing = (title: string, ids: string, line: string): Bad =>
  bad(title, ids, `${HEAD}errors:\n  ${line}\n${HELLO}    errors: [NobodyThere]\n`)
const plugin = (title: string, ids: string, line: string): Bad =>
  bad(title, ids, `manifest: 1\nplugin: ${line}\n${HELLO}`)

/** Each list holds the one before it nine times; the third of the fifth is more than there may be. */
const BOMB = Array.from(
  { length: 9 },
  (_, index) => `x-${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`)}]\n`
)
  .join("")
  .replace("*a4,*a4,", "*a4,*a4,¦")

export const manifests: ReadonlyArray<Bad> = [
  // What a manifest is made of
  bad("an empty file", "empty", "¦"),
  bad("a single word", "wrong-kind", "¦hello\n"),
  bad("a list", "wrong-kind", "¦- hello\n"),
  bad("two documents", "multiple-documents", `${HEAD}${HELLO}¦---\n${HEAD}${HELLO}`),
  bad("a tab as indentation", "yaml", `${HEAD}commands:\n¦\thello:\n\t\tsummary: Say hello.\n`),
  bad("a quote that is never closed", "yaml", `${HEAD}commands: "hello\n¦`),
  bad("an anchor that is not there", "unknown-alias", `${HEAD}${HELLO}    options: ¦*shared\n`),
  bad(
    "a group inside itself",
    "alias",
    `${HEAD}commands:\n  all: &all\n    summary: a\n    commands: { again: ¦*all }\n`
  ),
  bad("a merge key", "merge-key", `${HEAD}x-base: &base { effect: read }\n${HELLO}    ¦<<: *base\n`),
  bad("aliases that multiply", "too-large", `${HEAD}x-0: &a0 [lol]\n${BOMB}${HELLO}`),
  bad("brackets beyond reason", "too-deep", `${HEAD}x-deep: ${"[".repeat(64)}¦${"[".repeat(5000)}\n`),
  bad("a tag", "tag", `${HEAD}${HELLO}    effect: !!js/function ¦read\n`),
  bad("a control character", "encoding", `${HEAD}${HELLO}    description: a¦\u0000b\n`),
  // What stands where
  hello("an unknown key", "unknown-key", "¦sumary2: no"),
  bad("a command twice", "duplicate", `${HEAD}${HELLO}  ¦hello: { summary: Again. }\n`),
  hello("a text where a list must stand", "wrong-kind", "errors: ¦NobodyThere"),
  hello("a list where a map must stand", "wrong-kind", "options: ¦[loud]"),
  bad("a map for a summary", "wrong-kind", `${HEAD}commands:\n  hello: { ¦summary: { a: b } }\n`),
  bad("no commands", "missing-key", "¦manifest: 1\nplugin: { name: hello, version: 1.0.0 }\n"),
  bad("a group of nothing", "empty", `${HEAD}${HELLO}  all:\n    summary: All.\n    ¦commands: {}\n`),
  bad(
    "a new group without a summary",
    "missing-key",
    `${HEAD}commands:\n  ¦all: { commands: { hello: { summary: a, run: commands/hello.js } } }\n`
  ),
  bad(
    "a group that is there, described anew",
    "misplaced-key",
    `${HEAD}commands:\n  server:\n    ¦summary: Mine.\n    commands: { hello: { summary: a, run: commands/hello.js } }\n`
  ),
  bad(
    "a program's manifest",
    "wrong-kind",
    "manifest: 1\n¦name: hello\nsummary: Say hello.\ncommands:\n  hello: { summary: a }\n"
  ),
  bad("neither a plugin nor a program", "missing-key", "¦manifest: 1\ncommands:\n  hello: { summary: a }\n"),
  // Who brings it
  plugin("a name in capitals", "bad-value", "{ name: ¦Hello, version: 1.0.0 }"),
  bad("no version", "missing-key", `manifest: 1\n¦plugin: { name: hello }\n${HELLO}`),
  plugin("a version that is none", "bad-value", "{ name: hello, version: ¦latest }"),
  plugin("a range that is none", "bad-range", '{ name: hello, version: 1.0.0, requires: { agents: ¦"new enough" } }'),
  plugin(
    "a requirement of something else",
    "unknown-requirement",
    '{ name: hello, version: 1.0.0, requires: { ¦python: ">=3" } }'
  ),
  // Options and arguments
  options(
    "a default out of range",
    "bad-default",
    "times: { type: integer, min: 1, max: 9, default: ¦10, summary: a }"
  ),
  options("a choice twice", "duplicate", "tone: { type: choice, choices: [low, high, ¦low], summary: a }"),
  options("a least value above the greatest", "bad-range", "times: { type: integer, min: ¦9, max: 1, summary: a }"),
  options("an unknown type", "unknown-type", "times: { type: ¦intger, summary: a }"),
  options("a variable without the plugin's prefix", "bad-prefix", "loud: { type: boolean, env: ¦LOUD, summary: a }"),
  options(
    "a variable for two options",
    "duplicate",
    "a1: { type: port, env: HELLO_X, summary: a }, b1: { type: port, env: ¦HELLO_X, summary: a }"
  ),
  options("a reserved name", "reserved", "¦help: { type: boolean, summary: a }"),
  options("a name that every object has", "reserved", "¦constructor: { type: string, summary: a }"),
  options(
    "a short form twice",
    "duplicate",
    "a1: { type: port, short: p, summary: a }, b1: { type: port, short: ¦p, summary: a }"
  ),
  options(
    "an alias that is another option",
    "duplicate",
    "a1: { type: port, summary: a }, b1: { type: port, aliases: [¦a1], summary: a }"
  ),
  bad(
    "an alias that is another command",
    "duplicate",
    `${HEAD}${HELLO}  bye: { summary: a, run: commands/hello.js, aliases: [¦hello] }\n`
  ),
  bad("a command called help", "reserved", `${HEAD}commands:\n  ¦help: { summary: a, run: commands/hello.js }\n`),
  // Errors
  failing("an exit code below 20", "bad-exit", "NobodyThere: { exit: ¦19, message: a }"),
  failing("an exit code above 125", "bad-exit", "NobodyThere: { exit: ¦126, message: a }"),
  failing(
    "an error that no command lists",
    "unused-error",
    "NobodyThere: { exit: 20, message: a }\n  ¦Other: { exit: 21, message: a }"
  ),
  failing("a placeholder without a field", "unknown-field", 'NobodyThere: { exit: 20, message: "no ¦{who}" }'),
  hello("an error that is not declared", "unknown-error", "errors: [¦NobodyThere]"),
  // Modules
  bad("no module", "handler", `${HEAD}commands:\n  ¦bye:\n    summary: Say goodbye.\n`),
  bad("a directory as a module", "handler", `${HEAD}commands:\n  ¦folder: { summary: a }\n`),
  bad("a module that is a link to outside", "handler", `${HEAD}commands:\n  ¦sneaky: { summary: a }\n`),
  hello("a module that is not there", "handler", "run: ¦./nothing.js"),
  hello("a module above", "handler", "run: ¦../outside.js"),
  hello("a module above, in a roundabout way", "handler", "run: ¦commands/../../outside.js"),
  hello("an absolute module", "handler", "run: ¦/etc/passwd"),
  hello("a module behind a link to outside", "handler", "run: ¦out/outside.js"),
  bad("a server's module above", "handler", `${HEAD}serves: ¦../outside.js\n${HELLO}`),
  bad("a server's module that is not there", "handler", `${HEAD}serves: ¦./server.js\n${HELLO}`),
  bad("a server's module that is a link to outside", "handler", `${HEAD}serves: ¦commands/sneaky.js\n${HELLO}`),
  // Examples
  hello("an example of another program", "bad-example", "examples: [ { run: ¦hello Ada, note: a } ]"),
  hello("an example that does not parse", "bad-example", "examples: [ { run: ¦agents hello --loud, note: a } ]"),
  // All at once
  bad(
    "many problems, all of them at once",
    "bad-value unknown-requirement bad-exit unknown-type bad-default reserved handler",
    'manifest: 1\nplugin: { name: hello, version: ¦one, requires: { ¦ruby: "1" } }\nerrors:\n  NobodyThere: { exit: ¦2, message: a }\n' +
      "commands:\n  hello:\n    summary: Say hello.\n    errors: [NobodyThere]\n    options:\n      a1: { type: ¦strnig, summary: a }\n" +
      "      b1: { type: integer, default: ¦x, summary: a }\n      ¦help: { type: boolean, summary: a }\n  ¦bye: { summary: a }\n"
  )
]
