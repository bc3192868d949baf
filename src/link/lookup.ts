/**
 * Looks a host up in a process of its own: what the system does for that cannot be given up, and would hold up the end
 * of this process for as long as a name server is silent.
 */
import { execFile } from "node:child_process"
import { isIP, type LookupFunction } from "node:net"
import * as Effect from "effect/Effect"
import { clean } from "../platform/environment.ts"

/** How a request finds the host of its URL; undefined where that needs nobody else. Fails with what the system says. */
export const lookUp = ({ hostname }: URL): Effect.Effect<LookupFunction | undefined, Error> =>
  hostname === "localhost" || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0
    ? Effect.succeed(undefined)
    : Effect.map(ask(hostname), (addresses): LookupFunction => {
        const [{ address, family }] = addresses
        return (_host, { all }, answer) => (all ? answer(null, [...addresses]) : answer(null, address, family))
      })

interface Address {
  readonly address: string
  readonly family: number
}

type Addresses = readonly [Address, ...ReadonlyArray<Address>]

const SCRIPT = `require("node:dns").lookup(process.argv[1], { all: true }, (error, addresses) =>
  process.stdout.write(JSON.stringify(error ? { code: error.code } : { addresses })))`

const ask = (hostname: string): Effect.Effect<Addresses, Error> =>
  Effect.async((resume) => {
    const args = ["-e", SCRIPT, "--", hostname]
    const child = execFile(process.execPath, args, { env: clean(process.env) }, (failure, stdout) => {
      if (failure !== null) return resume(Effect.fail(failure))
      const told: { readonly code?: string; readonly addresses: Addresses } = JSON.parse(stdout)
      const { code, addresses } = told
      resume(code === undefined ? Effect.succeed(addresses) : Effect.fail(Object.assign(new Error(code), { code })))
    })
    return Effect.sync(() => child.kill("SIGKILL"))
  })
