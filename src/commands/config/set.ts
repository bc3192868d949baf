/** `agents config set`: writes one setting into the config file. */
import * as Effect from "effect/Effect"
import { change } from "../../config/change.ts"
import { misfit } from "../../config/fit.ts"
import { shown } from "../../config/words.ts"
import { UsageError } from "../../generated/errors.ts"
import type { Handler } from "../../manifest/handler.ts"
import type { Option } from "../../manifest/model.ts"
import { everyone, known } from "./known.ts"

const set: Handler<"config set"> = ({ key, value: texts }) =>
  Effect.gen(function* () {
    const model = yield* everyone
    const option = yield* known(model, key)
    yield* refuse(key, option, texts)
    const { changed } = yield* change(model, key, texts, option.multiple)
    const values = texts.map((text) => shown(option, text)).join(", ")
    return { text: `${key} is ${changed ? "now" : "already"} ${values}${overruled(option)}` }
  })

export default set

const refuse = (key: string, option: Option, texts: ReadonlyArray<string>): Effect.Effect<void, UsageError> => {
  const reason =
    texts.length > 1 && !option.multiple
      ? `takes one value, got ${texts.length}`
      : texts.map((text) => misfit(option, text)).find((found) => found !== undefined)
  return reason === undefined
    ? Effect.void
    : new UsageError({ problem: `${key} ${reason}`, advice: "see what it is now with: agents config list" })
}

const overruled = ({ env = "" }: Option): string =>
  process.env[env] ? `; as long as ${env} is set, that counts instead` : ""
