/** `agents config list`: every setting with its value, and why it has that one. */
import * as Effect from "effect/Effect"
import { type Effective, effective, type Origin, shown } from "../../config/words.ts"
import type { Handler } from "../../manifest/handler.ts"
import type { Option } from "../../manifest/model.ts"
import { settingsOf } from "../../manifest/setting.ts"
import { escapeControls } from "../../manifest/value/quote.ts"
import { columns } from "../table.ts"
import { current } from "./current.ts"
import { everyone } from "./known.ts"
import { plain } from "./value.ts"

const list: Handler<"config list"> = ({ showOrigin }) =>
  Effect.gen(function* () {
    const model = yield* everyone
    const configuration = yield* current(model)
    const rows = [...settingsOf(model)].map(([key, option]) => ({
      key,
      option,
      ...effective(key, option, configuration, process.env)
    }))
    return {
      text: table(rows, showOrigin),
      json: {
        file: configuration.file,
        settings: rows.map(({ key, option, texts, origin }) => ({ key, value: plain(option, texts), origin }))
      }
    }
  })

export default list

interface Row extends Effective {
  readonly key: string
  readonly option: Option
}

const table = (rows: ReadonlyArray<Row>, showOrigin: boolean): string => {
  const cells = [["KEY", "VALUE", "ORIGIN"], ...rows.map(cellsOf)].map((row) => row.slice(0, showOrigin ? 3 : 2))
  return columns(cells).join("\n")
}

const cellsOf = ({ key, option, texts, origin }: Row): ReadonlyArray<string> => {
  const value = texts.map((text) => shown(option, text)).join(", ")
  return [key, texts.length === 0 ? "-" : escapeControls(value), place(origin)]
}

const place = (origin: Origin): string => {
  switch (origin.source) {
    case "environment":
      return `environment ${origin.variable}`
    case "file":
      return `file ${origin.file}:${origin.line}`
    case "default":
      return "default"
    case "unset":
      return "-"
  }
}
