/** Whom a server answers, told alike by the server and by the commands that look at it from outside. */
import { existsSync } from "node:fs"
import type { Auth, Options } from "../contract/settings.ts"

type Chosen = Pick<Options, "app" | "auth" | "tokenFile">

/** What was asked for; otherwise the built-in app wants a token once there ever was one, and an app has ways of its own. */
export const authOf = ({ app, auth, tokenFile }: Chosen): Auth => {
  if (auth !== undefined) return auth
  return app === undefined && tokenFile !== undefined && existsSync(tokenFile) ? "tokens" : "none"
}

/** Whether others than this machine can use it, and need no token for that. */
export const isExposed = (options: Chosen & Pick<Options, "host">): boolean =>
  !isLoopback(options.host) && authOf(options) === "none"

/** Of an address, or of a name that means one wherever it is looked up. */
const isLoopback = (host: string): boolean =>
  /^(127(\.\d+){1,3}|(0*:)+0*1|::ffff:127(\.\d+){3}|(.+\.)?localhost\.?|ip6-(localhost|loopback))$/i.test(host)
