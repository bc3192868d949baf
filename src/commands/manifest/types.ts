/** `agents manifest types`: writes what holds the handlers of a plugin to its manifest. */
import { writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { PathError } from "../../generated/errors.ts"
import { emitDeclarations } from "../../manifest/emit/declarations.ts"
import type { Handler } from "../../manifest/handler.ts"
import { commandsOf } from "../../manifest/walk.ts"
import { explain } from "../../platform/complaint.ts"
import { plural, readManifest } from "./sound.ts"

const types: Handler<"manifest types"> = ({ file }) =>
  Effect.gen(function* () {
    // Handlers are not looked for: those in TypeScript are built with these types.
    const model = yield* readManifest(file, { expected: "plugin" })
    const path = join(dirname(file), "commands.d.ts")
    yield* Effect.try({
      try: () => writeFileSync(path, emitDeclarations(model)),
      catch: (error) => new PathError({ path, ...explain(error, path) })
    })
    return { text: `${path} written (${plural(commandsOf(model).length, "command")})` }
  })

export default types
