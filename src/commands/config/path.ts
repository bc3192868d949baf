/** `agents config path`: where the config file is, or would be. */
import * as Effect from "effect/Effect"
import { ground } from "../../config/change.ts"
import type { Handler } from "../../manifest/handler.ts"

const path: Handler<"config path"> = () => Effect.map(ground, ({ file }) => ({ text: file }))

export default path
