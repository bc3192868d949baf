/** The caller's environment, without what was meant for the caller's own process and would harm a server. */

const FOREIGN: ReadonlySet<string> = new Set([
  // Makes any Node process a worker of a `node:cluster` that is not its own: it never listens, and exits 0.
  "NODE_UNIQUE_ID",
  // The caller's channel to its parent: the descriptor is another thing, or nothing, in a server.
  "NODE_CHANNEL_FD",
  "NODE_CHANNEL_SERIALIZATION_MODE",
  // Set by `node --watch` and `node --test` for their children: these report to a parent that is not there.
  "WATCH_REPORT_DEPENDENCIES",
  "NODE_TEST_CONTEXT",
  // An editor's debugger would attach to the server, and end it with its session.
  "VSCODE_INSPECTOR_OPTIONS",
  // Sockets that a service manager gave to the caller, by number.
  "LISTEN_FDS",
  "LISTEN_PID",
  "LISTEN_FDNAMES",
  // A service manager that supervises the caller: a server would speak in its name.
  "NOTIFY_SOCKET",
  "WATCHDOG_PID",
  "WATCHDOG_USEC"
])

/** Debuggers clash on their port; a test runner and a watcher turn the program into another one. */
const FOREIGN_OPTION = /^--(inspect|debug|test|watch)(-|=|$)/

/** The environment for a server process; every name that is not listed above stays as it is. */
export const clean = (env: NodeJS.ProcessEnv): Record<string, string> => {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || FOREIGN.has(name)) continue
    const rest = name === "NODE_OPTIONS" ? withoutForeign(value) : value
    if (rest !== "" || value === "") kept[name] = rest
  }
  return kept
}

const withoutForeign = (options: string): string => {
  let dropping = false
  return words(options)
    .filter((word) => {
      const plain = word.replaceAll('"', "").replaceAll("_", "-")
      // What does not look like an option is the value of the one before it.
      dropping = plain.startsWith("-") ? FOREIGN_OPTION.test(plain) : dropping
      return !dropping
    })
    .join(" ")
}

/** As Node splits it: at blanks outside double quotes, in which a backslash guards the next character. */
const words = (options: string): ReadonlyArray<string> => options.match(/(?:"(?:\\.|[^"\\])*"?|[^ "])+/g) ?? []
