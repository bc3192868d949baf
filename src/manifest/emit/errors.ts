/** Writes the catalogue of errors as classes that know their words, their hint and their exit code. */
import type { ErrorModel, Field, Model } from "../model.ts"
import { render } from "../words.ts"
import { doc, HEADER, literal } from "./code.ts"

export const emitErrors = (model: Model): string => {
  const errors = Object.values(model.errors)
  return [
    HEADER,
    `import * as Data from "effect/Data"\nimport { render } from "../manifest/words.ts"\n`,
    ...errors.map((error) => `\n${errorClass(error)}`),
    `\n${doc("Every class, by its tag.")}export const catalogue = {\n`,
    errors.map(({ tag }) => `  ${tag}`).join(",\n"),
    `\n}\n\nexport type CataloguedError = InstanceType<(typeof catalogue)[keyof typeof catalogue]>\n`
  ].join("")
}

const errorClass = ({ tag, exit, message, hint, fields }: ErrorModel): string =>
  [
    doc(`Exit code ${exit}: ${message}`),
    `export class ${tag} extends Data.TaggedError(${literal(tag)})<{\n`,
    ...Object.entries(fields).map(([name, field]) => `  readonly ${name}${fieldType(field)}\n`),
    "}> {\n",
    `  override get message(): string {\n    return render(${literal(message)}, this)\n  }\n\n`,
    doc("What to do next.", "  "),
    `  get hint(): string | undefined {\n    return ${hintOf(hint)}\n  }\n\n`,
    `  get exitCode(): ${exit} {\n    return ${exit}\n  }\n`,
    "}\n"
  ].join("")

/** A hint that is fields alone may come out empty: then there is none. */
const hintOf = (hint: string | undefined): string => {
  if (hint === undefined) return "undefined"
  return `render(${literal(hint)}, this)${render(hint, {}) === "" ? " || undefined" : ""}`
}

/** An optional field may be given as undefined too, as one that is absent. */
export const fieldType = ({ type, optional }: Field): string => {
  const name = type === "integer" || type === "number" ? "number" : type === "boolean" ? "boolean" : "string"
  return optional ? `?: ${name} | undefined` : `: ${name}`
}
