/** The link that the user names, or the current one. */
import * as Effect from "effect/Effect"
import { NoSuchLink } from "../generated/errors.ts"
import { nearest } from "../manifest/nearest.ts"
import type { Link, Links } from "./link.ts"

export const known = ({ links, current }: Links, name: string | undefined): Effect.Effect<Link, NoSuchLink> => {
  const wanted = name ?? current
  const link = links.find((link) => link.name === wanted)
  if (link !== undefined) return Effect.succeed(link)
  const names = links.map((link) => link.name)
  const advice =
    names.length === 0 ? "make one with: agents server connect URL" : `those there are: ${names.join(", ")}`
  return name === undefined
    ? new NoSuchLink({ what: "current", advice })
    : new NoSuchLink({ what: `called '${name}'`, nearest: nearest(name, names), advice })
}
