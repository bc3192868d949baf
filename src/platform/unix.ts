/** Unix sockets by paths of any length: the kernel takes 107 bytes, and Node cuts the rest off in silence. */
import * as fs from "node:fs"
import { basename, dirname } from "node:path"
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"

/** What every system takes, with room for a suffix. */
const LIMIT = 90

/** A short name for the socket at `path`, valid until the scope closes. Throws an errno where its directory is gone. */
export const address = (path: string): Effect.Effect<string, NodeJS.ErrnoException, Scope> => {
  if (Buffer.byteLength(path) <= LIMIT || process.platform !== "linux") return Effect.succeed(path)
  return Effect.acquireRelease(
    Effect.try({
      try: () => fs.openSync(dirname(path), fs.constants.O_RDONLY | fs.constants.O_DIRECTORY),
      catch: (error) => error as NodeJS.ErrnoException
    }),
    (fd) => Effect.sync(() => fs.closeSync(fd))
  ).pipe(Effect.map((fd) => `/proc/self/fd/${fd}/${basename(path)}`))
}
