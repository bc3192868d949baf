/** Command lines, and what they mean for the program of `model.ts`. */

export interface Vector {
  /** As a shell would split it; an array where words hold blanks or are empty. */
  readonly line: string | ReadonlyArray<string>
  readonly env?: Readonly<Record<string, string>>
  readonly is: Meaning
}

export type Meaning =
  /** `input` holds what is not as it always is; `given` what the handler is told was typed. */
  | { readonly run: string; readonly input: object; readonly given?: object; readonly warns?: string }
  | { readonly help: string; readonly asked?: false }
  | { readonly version: true }
  /** Every problem, in order. */
  | { readonly errors: ReadonlyArray<string>; readonly at?: string; readonly json?: true }

const serve = (input: object, given: object = input): Meaning => ({ run: "serve", input, given })
const errors = (...problems: ReadonlyArray<string>): Meaning => ({ errors: problems })

export const vectors: Readonly<Record<string, ReadonlyArray<Vector>>> = {
  "values stand behind a blank, an equals sign or the letter": [
    { line: "serve --port 9000", is: serve({ port: 9000 }) },
    { line: "serve --port=9000", is: serve({ port: 9000 }) },
    { line: "serve -p 9000", is: serve({ port: 9000 }) },
    { line: "serve -p9000", is: serve({ port: 9000 }) },
    { line: "serve -p=9000", is: serve({ port: 9000 }) },
    { line: "serve --bind ::1", is: serve({ host: "::1" }) },
    { line: "serve --name=a=b", is: serve({ name: "a=b" }) },
    { line: "serve --name==", is: serve({ name: "=" }) },
    { line: "serve --name -", is: serve({ name: "-" }) }
  ],
  "a value keeps its blanks, its line breaks and its emptiness": [
    { line: ["serve", "--name", " a "], is: serve({ name: " a " }) },
    { line: ["serve", "--name= a "], is: serve({ name: " a " }) },
    { line: ["serve", "--name=a\nb"], is: serve({ name: "a\nb" }) },
    { line: ["serve", "--name", "\n"], is: serve({ name: "\n" }) },
    { line: ["serve", "--name="], is: serve({ name: "" }) },
    { line: ["serve", "--name", ""], is: serve({ name: "" }) },
    { line: ["serve", "--tag", " x ", "--tag", ""], is: serve({ tag: [" x ", ""] }) },
    { line: ["serve", "--name", 'quote " and \\ and é'], is: serve({ name: 'quote " and \\ and é' }) },
    { line: ["serve", "--name", '"json"'], is: serve({ name: '"json"' }) },
    { line: ["exec", "", " "], is: { run: "exec", input: { program: "", rest: [" "] } } }
  ],
  switches: [
    { line: "serve -d", is: serve({ detach: true }) },
    { line: "serve -dv", is: serve({ detach: true, verbose: true }) },
    { line: "serve -dp9", is: serve({ detach: true, port: 9 }) },
    { line: "serve -vdp 9", is: serve({ detach: true, verbose: true, port: 9 }) },
    { line: "serve --no-colour", is: serve({ colour: false }) },
    { line: "serve --colour", is: serve({ colour: true }) },
    { line: "serve", is: serve({ colour: true, detach: false, verbose: false }, {}) },
    { line: "serve --no-detach", is: serve({ detach: false }) },
    { line: "serve --detach=false --verbose=yes", is: serve({ detach: false, verbose: true }) },
    { line: "serve -d=false", is: serve({ detach: false }) },
    { line: "serve -d -d", is: serve({ detach: true }) },
    { line: "serve --detach --no-detach", is: serve({ detach: false }) },
    { line: "serve --detach=maybe", is: errors("--detach: must be true or false, got 'maybe'") },
    { line: "serve --no-detach=true", is: errors("--no-detach takes no value, got 'true'") },
    { line: "serve --nope=x --version=2", is: { version: true } },
    { line: "serve -h=x", is: { help: "serve" } },
    { line: "server --help=x", is: errors("--help takes no value, got 'x'") }
  ],
  "a switch leaves the word behind it alone": [
    { line: "exec -- true", is: { run: "exec", input: { program: "true" } } },
    { line: "serve -v 1", is: errors("unexpected argument '1', it takes none") },
    { line: "serve --verbose on", is: errors("unexpected argument 'on', it takes none") }
  ],
  "the last value wins, unless the option may be repeated": [
    { line: "serve --port 1 --port 2", is: serve({ port: 2 }) },
    { line: "serve -p1 --port=2 -p 3", is: serve({ port: 3 }) },
    { line: "serve --host a --bind b", is: serve({ host: "b" }) },
    { line: "serve --tag a --tag=b -tc", is: serve({ tag: ["a", "b", "c"] }) },
    { line: "serve --set A=1 --set=B=2=3", is: serve({ set: [{ A: "1" }, { B: "2=3" }] }) }
  ],
  "options stand anywhere": [
    { line: "--port 9 serve", is: serve({ port: 9 }) },
    { line: "--port=9 serve", is: serve({ port: 9 }) },
    { line: "-p 9 serve -d", is: serve({ port: 9, detach: true }) },
    { line: "-dp9 serve", is: serve({ port: 9, detach: true }) },
    { line: "--port 9 server start", is: { run: "server start", input: { port: 9 } } },
    { line: "server --port 9 start --json", is: { run: "server start", input: { port: 9, json: true } } },
    { line: "--log-level debug server start", is: { run: "server start", input: { logLevel: "debug" } } },
    { line: "server start --port 1 --log-level debug", is: { run: "server start", input: { logLevel: "debug" } } },
    { line: "server start --log-level debug --port 1", is: { run: "server start", input: { logLevel: "debug" } } },
    { line: "exec ls --cwd /tmp", is: { run: "exec", input: { program: "ls", rest: [], cwd: "/tmp" } } },
    { line: "exec --cwd /tmp ls", is: { run: "exec", input: { program: "ls", rest: [], cwd: "/tmp" } } }
  ],
  "before the command, one name may mean two things": [
    { line: "--json server start", is: { run: "server start", input: { json: true } } },
    { line: "--json out.txt exec ls", is: { run: "exec", input: { program: "ls", json: "out.txt" } } },
    { line: "--json serve", is: serve({ json: true }) },
    { line: "--json exec ls", is: errors("--json needs a value") }
  ],
  "commands go by their aliases": [
    { line: "srv up --port 3", is: { run: "server start", input: { port: 3 } } },
    { line: "server debug", is: { run: "server debug", input: {} } }
  ],
  "an argument may be a number below zero, a dash, an option's or a command's name": [
    { line: "seek -55", is: { run: "seek", input: { offset: -55 } } },
    { line: "seek --whence x -55", is: { run: "seek", input: { offset: -55, whence: "x" } } },
    { line: "serve --lines -5", is: serve({ lines: -5 }) },
    { line: "serve -n -5", is: serve({ lines: -5 }) },
    { line: "serve --ratio -.5", is: serve({ ratio: -0.5 }) },
    { line: "exec -", is: { run: "exec", input: { program: "-", rest: [] } } },
    { line: "exec server start", is: { run: "exec", input: { program: "server", rest: ["start"] } } },
    { line: "serve --name serve", is: serve({ name: "serve" }) },
    {
      line: "server start --log-level start",
      is: errors("--log-level: must be one of trace, debug, info, warning, error, critical, got 'start'")
    }
  ],
  "behind -- nothing is ours": [
    {
      line: "exec ls -- --log-level debug",
      is: { run: "exec", input: { program: "ls", rest: ["--log-level", "debug"] } }
    },
    { line: "exec ls -- -la --help", is: { run: "exec", input: { program: "ls", rest: ["-la", "--help"] } } },
    { line: "exec -- npm --version", is: { run: "exec", input: { program: "npm", rest: ["--version"] } } },
    {
      line: "exec git -- commit -m --help",
      is: { run: "exec", input: { program: "git", rest: ["commit", "-m", "--help"] } }
    },
    { line: "exec ls -- a -- b", is: { run: "exec", input: { program: "ls", rest: ["a", "--", "b"] } } },
    { line: "serve --", is: serve({}) },
    { line: "serve -- --port 9", is: errors("unexpected arguments '--port', '9', it takes none") },
    { line: "server --", is: errors("missing command for 'tool server'") },
    { line: "bogus -- x", is: errors("unknown command 'bogus' for 'tool'") },
    { line: "-- serve", is: errors("'serve' stands behind --, where no command of 'tool' is read") }
  ],
  "a detached value may not look like an option": [
    { line: "serve --name --port 9", is: errors("--name needs a value; if '--port' is the value write --name=--port") },
    {
      line: "serve --name --other",
      is: errors("--name needs a value; if '--other' is the value write --name=--other")
    },
    { line: "serve -t -x", is: errors("-t needs a value; if '-x' is the value write -t-x") },
    { line: "serve --port", is: errors("--port needs a value") },
    { line: "serve --tag", is: errors("--tag needs a value") },
    { line: "serve -dp", is: errors("-p needs a value") },
    { line: "serve --port -- x", is: errors("--port needs a value", "unexpected argument 'x', it takes none") },
    { line: "serve --name=--port", is: serve({ name: "--port" }) },
    { line: "serve -t-x", is: serve({ tag: ["-x"] }) },
    { line: "serve --name=--help --tag=--version", is: serve({ name: "--help", tag: ["--version"] }) }
  ],
  "names are exact, and a wrong one is told the nearest": [
    { line: "serve --PORT 9999", is: errors("unknown option --PORT for 'tool serve'; did you mean --port?") },
    { line: "serve --prot 1", is: errors("unknown option --prot for 'tool serve'; did you mean --port?") },
    { line: "serve --prot=1", is: errors("unknown option --prot for 'tool serve'; did you mean --port?") },
    {
      line: "serve -port 9",
      is: errors("--port: must be a port number, got 'ort'", "unexpected argument '9', it takes none")
    },
    { line: "serve -verbose", is: errors("unknown option -e in '-verbose' for 'tool serve'; did you mean --verbose?") },
    { line: "serve -x", is: errors("unknown option -x for 'tool serve'") },
    { line: "serve -dx", is: errors("unknown option -x in '-dx' for 'tool serve'") },
    { line: "serve --no-port", is: errors("unknown option --no-port for 'tool serve'") },
    { line: "serve --por 9", is: errors("unknown option --por for 'tool serve'; did you mean --port?") },
    { line: "serve --wizard", is: errors("unknown option --wizard for 'tool serve'") },
    { line: "serve --completions bash", is: errors("unknown option --completions for 'tool serve'") },
    { line: "connect --bogus", is: errors("unknown option --bogus for 'tool connect'") },
    { line: "exec ls --cw /tmp", is: errors("unknown option --cw for 'tool exec'; did you mean --cwd?") },
    {
      line: "--prot 9 server start",
      is: errors("unknown option --prot for 'tool server start'; did you mean --port?")
    },
    { line: ["serve", "--\u001b[31m"], is: errors("unknown option --\\u{1b}[31m for 'tool serve'") }
  ],
  "a wrong command is told at its level": [
    { line: "serv", is: { errors: ["unknown command 'serv' for 'tool'; did you mean 'serve'?"], at: "" } },
    {
      line: "server strat",
      is: { errors: ["unknown command 'strat' for 'tool server'; did you mean 'start'?"], at: "server" }
    },
    { line: "server debgu", is: { errors: ["unknown command 'debgu' for 'tool server'"], at: "server" } },
    { line: "Server start", is: errors("unknown command 'Server' for 'tool'; did you mean 'server'?") },
    { line: "server strat --help", is: errors("unknown command 'strat' for 'tool server'; did you mean 'start'?") },
    { line: "bogus --version", is: errors("unknown command 'bogus' for 'tool'") },
    { line: "help strat", is: errors("unknown command 'strat' for 'tool'") },
    {
      line: "server strat --prot 1 --json",
      is: {
        errors: [
          "unknown command 'strat' for 'tool server'; did you mean 'start'?",
          "unknown option --prot for 'tool server'; did you mean --port?"
        ],
        json: true
      }
    },
    { line: "server --port 9", is: errors("missing command for 'tool server'") },
    { line: "--bogus", is: errors("unknown option --bogus for 'tool'") },
    { line: "--zzzzzz word server start", is: errors("unknown option --zzzzzz for 'tool server start'") }
  ],
  "help and version are found wherever they stand": [
    { line: "", is: { help: "", asked: false } },
    { line: "server", is: { help: "server", asked: false } },
    { line: "--help", is: { help: "" } },
    { line: "help", is: { help: "" } },
    { line: "-h server", is: { help: "server" } },
    { line: "server -h", is: { help: "server" } },
    { line: "server start --port 1 --help", is: { help: "server start" } },
    { line: "server start --help --port 1", is: { help: "server start" } },
    { line: "server --help start", is: { help: "server start" } },
    { line: "--help server start", is: { help: "server start" } },
    { line: "help server start", is: { help: "server start" } },
    { line: "server help start", is: { help: "server start" } },
    { line: "need --alpha 1 --help", is: { help: "need" } },
    { line: "serve --port nonsense --help", is: { help: "serve" } },
    { line: "serve -vh", is: { help: "serve" } },
    { line: "exec ls --help", is: { help: "exec" } },
    { line: "--version", is: { version: true } },
    { line: "-V", is: { version: true } },
    { line: "server start --port 1 --version", is: { version: true } },
    { line: "server --version", is: { version: true } }
  ],
  "numbers are decimal digits": [
    { line: "serve --port 0x1F", is: errors("--port: must be a port number, got '0x1F'") },
    { line: "serve --port 1e3", is: errors("--port: must be a port number, got '1e3'") },
    { line: ["serve", "--port", " 80 "], is: errors("--port: must be a port number, got ' 80 '") },
    { line: "serve --port 12.0", is: errors("--port: must be a port number, got '12.0'") },
    { line: "serve --port 70000", is: errors("--port: must be between 0 and 65535, got 70000") },
    { line: "serve --port -1", is: errors("--port: must be a port number, got '-1'") },
    { line: "serve --port=", is: errors("--port: must not be empty") },
    { line: "serve --ratio NaN", is: errors("--ratio: must be a number, got 'NaN'") },
    { line: "serve --ratio Infinity", is: errors("--ratio: must be a number, got 'Infinity'") },
    { line: "serve --lines 2.5", is: errors("--lines: must be a whole number, got '2.5'") }
  ],
  "durations are milliseconds for the handler": [
    { line: "serve --timeout 5", is: serve({ timeout: 5000 }) },
    { line: "serve --timeout 500ms", is: serve({ timeout: 500 }) },
    { line: "serve --timeout 1m", is: serve({ timeout: 60_000 }) },
    { line: "serve --timeout 2m", is: errors("--timeout: must be between 100ms and 1m, got 2m") }
  ],
  "all problems are told at once": [
    {
      line: "serve --prot 1 --port abc --log-level loud --name",
      is: errors(
        "unknown option --prot for 'tool serve'; did you mean --port?",
        "--name needs a value",
        "--port: must be a port number, got 'abc'",
        "--log-level: must be one of trace, debug, info, warning, error, critical, got 'loud'"
      )
    },
    {
      line: "need",
      is: errors(
        "missing argument FILE",
        "missing option --alpha (or set TOOL_ALPHA)",
        "missing option --level: one of low, high"
      )
    },
    {
      line: "need nowhere.txt --level middle",
      is: errors(
        "FILE: no such file: 'nowhere.txt'",
        "missing option --alpha (or set TOOL_ALPHA)",
        "--level: must be one of low, high, got 'middle'"
      )
    },
    {
      line: "need /etc/passwd/x --alpha 1 --level low",
      is: errors("FILE: a part of the path is not a directory: '/etc/passwd/x'")
    },
    { line: "serve port 9", is: errors("unexpected arguments 'port', '9'; did you mean --port?") },
    { line: "seek 1 2", is: errors("unexpected argument '2'") },
    { line: "serve --port x --json", is: { errors: ["--port: must be a port number, got 'x'"], json: true } },
    { line: "serve --port x --json --no-json", is: errors("--port: must be a port number, got 'x'") }
  ],
  "the flag wins over the environment, the environment over the default": [
    { line: "serve", env: { TOOL_PORT: "9" }, is: serve({ port: 9 }, {}) },
    { line: "serve --port 1", env: { TOOL_PORT: "9" }, is: serve({ port: 1 }, { port: 1 }) },
    { line: "serve --port 1", env: { TOOL_PORT: "nonsense" }, is: serve({ port: 1 }, { port: 1 }) },
    { line: "serve", env: { TOOL_PORT: "" }, is: serve({ port: 8080 }, {}) },
    { line: "serve", env: { TOOL_HOST: " a,b " }, is: serve({ host: " a,b " }, {}) },
    { line: "serve", env: { TOOL_TAGS: "a,b c" }, is: serve({ tag: ["a", "b c"] }, {}) },
    { line: "serve --tag x", env: { TOOL_TAGS: "a,b" }, is: serve({ tag: ["x"] }, { tag: ["x"] }) },
    { line: "serve", env: { TOOL_COLOUR: "no", TOOL_VERBOSE: "1" }, is: serve({ colour: false, verbose: true }, {}) },
    { line: "serve --no-verbose", env: { TOOL_VERBOSE: "1" }, is: serve({ verbose: false }, { verbose: false }) },
    {
      line: "connect",
      env: { TOOL_URL: "http://there/" },
      is: { run: "connect", input: { url: "http://there/" }, given: {} }
    },
    {
      line: "connect http://here/",
      env: { TOOL_URL: "http://there/" },
      is: { run: "connect", input: { url: "http://here/" }, given: { url: "http://here/" } }
    },
    { line: "connect", is: { run: "connect", input: { url: "http://localhost/" }, given: {} } },
    { line: "serve --port 8080", is: serve({ port: 8080 }, { port: 8080 }) }
  ],
  "a bad value in the environment names the variable": [
    { line: "serve", env: { TOOL_PORT: "abc" }, is: errors("TOOL_PORT: must be a port number, got 'abc'") },
    { line: "serve", env: { TOOL_PORT: "99999" }, is: errors("TOOL_PORT: must be between 0 and 65535, got 99999") },
    {
      line: "serve",
      env: { TOOL_LOG_LEVEL: "nope" },
      is: errors("TOOL_LOG_LEVEL: must be one of trace, debug, info, warning, error, critical, got 'nope'")
    },
    {
      line: "connect",
      env: { TOOL_URL: "nope" },
      is: errors("TOOL_URL: must be a URL, such as http://localhost:8080, got 'nope'")
    },
    {
      line: "serve --port x",
      env: { TOOL_VERBOSE: "maybe", TOOL_JSON: "1" },
      is: {
        errors: ["--port: must be a port number, got 'x'", "TOOL_VERBOSE: must be true or false, got 'maybe'"],
        json: true
      }
    }
  ],
  "options that exclude or need each other": [
    { line: "serve --quick --slow", is: errors("--quick cannot stand beside --slow") },
    { line: "serve --quick --no-slow", is: serve({ quick: true, slow: false }) },
    { line: "serve --quick", env: { TOOL_SLOW: "true" }, is: errors("--quick cannot stand beside --slow (TOOL_SLOW)") },
    { line: "serve --user me", is: errors("--user needs --token beside it") },
    { line: "serve --user me --token x", is: serve({ user: "me", token: "x" }) },
    { line: "serve --user me", env: { TOOL_TOKEN: "x" }, is: serve({ user: "me", token: "x" }, { user: "me" }) }
  ],
  "what is deprecated works, and warns": [
    {
      line: "serve --folder x",
      is: { run: "serve", input: { folder: "x" }, warns: "--folder is deprecated; use --name instead" }
    },
    {
      line: "server launch",
      is: {
        run: "server launch",
        input: {},
        warns: "'tool server launch' is deprecated; use tool server start instead"
      }
    }
  ]
}
