/** What connecting, choosing and disconnecting do to the record. */
import * as Effect from "effect/Effect"
import type { NoSuchLink, PathError } from "../generated/errors.ts"
import { known } from "./known.ts"
import type { Link } from "./link.ts"
import { change } from "./store.ts"

/** Records the link, with its token, and makes it the current one. The link that had its name before, where one had. */
export const add = (link: Link, token: string | undefined): Effect.Effect<Link | undefined, PathError> =>
  change(({ links: { links }, credentials }) => {
    const { name, url } = link
    const before = links.find((one) => one.name === name)
    return Effect.succeed({
      before,
      links: { current: name, links: [...links.filter((one) => one !== before), link] },
      credentials: [
        ...credentials.filter((one) => one.name !== name),
        ...(token === undefined ? [] : [{ name, url, token }])
      ]
    })
  }).pipe(Effect.map(({ before }) => before))

/** Forgets a link, the current one by default, and its token. */
export const remove = (wanted: string | undefined) =>
  change(({ links, credentials }) =>
    Effect.map(known(links, wanted), (link) => {
      const { current } = links
      const left = links.links.filter((one) => one !== link)
      return {
        link,
        left,
        hadToken: credentials.some(({ name }) => name === link.name),
        links: { ...(current !== undefined && current !== link.name && { current }), links: left },
        credentials: credentials.filter(({ name }) => name !== link.name)
      }
    })
  )

/** Makes a link the current one. */
export const select = (wanted: string): Effect.Effect<Link, NoSuchLink | PathError> =>
  change((record) =>
    Effect.map(known(record.links, wanted), (link) => ({
      ...record,
      link,
      links: { ...record.links, current: link.name }
    }))
  ).pipe(Effect.map(({ link }) => link))
