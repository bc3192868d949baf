/** Who has which route: what a plugin brings may not take the place of what is there. */
import type { FastifyInstance, RouteOptions } from "fastify"

/** A plugin declares what it may not have. */
export class Taken extends Error {}

/** A server's own, also where an app has left them to it. */
const RESERVED: ReadonlySet<string> = new Set(["/", "/live", "/ready", "/health", "/version"])

export class Claims {
  readonly #owners = new Map<string, string>()

  /** Remembers the routes of what is registered in this context, and below it, as those of `owner`. */
  note(context: FastifyInstance, owner: string): void {
    context.addHook("onRoute", (route) => {
      for (const key of keysOf(route)) this.#owners.set(key, owner)
    })
  }

  /** The same for a plugin, which throws a `Taken` where a route is somebody else's already. */
  guard(context: FastifyInstance, plugin: string): void {
    context.addHook("onRoute", (route) => {
      for (const key of keysOf(route)) {
        const owner = RESERVED.has(route.url) ? "the server itself" : this.#owners.get(key)
        if (owner !== undefined && owner !== plugin) throw new Taken(`declares ${key}, which ${owner} has`)
      }
    })
    this.note(context, plugin)
    guardUnknown(context)
  }
}

/** Routes that differ in the names of their parameters, or in their constraints alone, are one. */
const keysOf = ({ method, url }: RouteOptions): ReadonlyArray<string> =>
  [method].flat().map((each) => `${each} ${url.replace(/:\w+/g, ":")}`)

/** The answer to what no route is for is one for the whole server; below a prefix of its own a plugin may have another. */
const guardUnknown = (context: FastifyInstance): void => {
  context.setNotFoundHandler = new Proxy(context.setNotFoundHandler, {
    apply: (set, instance: FastifyInstance, given) => {
      if (instance.prefix === "") throw new Taken("answers what no route is for, which it may below a prefix alone")
      return Reflect.apply(set, instance, given)
    }
  })
}
