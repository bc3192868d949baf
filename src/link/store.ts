/** What is on record: the links in one file of the home, their tokens in another; one command at a time changes them. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { PathError } from "../generated/errors.ts"
import { replace } from "../platform/files.ts"
import { homeIn } from "../platform/home.ts"
import { attempt, housed, turn } from "../platform/turn.ts"
import type { Links } from "./link.ts"
import { type Credential, readCredentials, readLinks } from "./recorded.ts"

export interface Record {
  readonly links: Links
  readonly credentials: ReadonlyArray<Credential>
}

/** All that is on record. */
export const recorded: Effect.Effect<Record, PathError> = Effect.suspend(() => Effect.flatMap(files, read))

/** The token for that link, as long as the link is to that URL. */
export const tokenOnRecord = (name: string, url: string): Effect.Effect<string | undefined, PathError> =>
  Effect.map(recorded, ({ credentials }) => credentials.find((one) => one.name === name && one.url === url)?.token)

/** Puts in the place of what is on record what `make` makes of it. */
export const change = <A extends Record, E>(
  make: (record: Record) => Effect.Effect<A, E>
): Effect.Effect<A, E | PathError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const place = yield* files
      yield* turn(place.lock, "the links")
      const made = yield* make(yield* read(place))
      // First, so that a token which is to be forgotten is gone, whatever happens then.
      yield* attempt(place.credentials, () => write(place.credentials, { tokens: made.credentials }))
      yield* attempt(place.links, () => write(place.links, made.links))
      return made
    })
  )

interface Files {
  readonly links: string
  readonly credentials: string
  readonly lock: string
}

const files: Effect.Effect<Files, PathError> = housed((env) => {
  const home = homeIn(env)
  return home === undefined
    ? undefined
    : {
        links: join(home, "links.json"),
        credentials: join(home, "credentials.json"),
        lock: join(home, "links.lock")
      }
})

const read = ({ links, credentials }: Files): Effect.Effect<Record, PathError> =>
  Effect.all({
    links: attempt(links, () => readLinks(links)),
    credentials: attempt(credentials, () => readCredentials(credentials))
  })

const write = (path: string, content: object): void =>
  replace(path, `${JSON.stringify({ format: 1, ...content }, undefined, 2)}\n`)
