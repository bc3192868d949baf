/** `agents manifest check`: says that a manifest is sound, or everything that is wrong with it. */
import { dirname } from "node:path"
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import type { Model } from "../../manifest/model.ts"
import { commandsOf } from "../../manifest/walk.ts"
import { plural, readManifest } from "./sound.ts"

const check: Handler<"manifest check"> = ({ file }) =>
  readManifest(file, { root: dirname(file) }).pipe(
    Effect.map((model) => ({ text: `${file}: no problems (${count(model)})` }))
  )

export default check

const count = (model: Model): string =>
  `${plural(commandsOf(model).length, "command")}, ${plural(Object.keys(model.errors).length, "error")}`
