/** Writes the model as a module of pure data, which loads without a parser. */
import type { Model } from "../model.ts"
import { HEADER } from "./code.ts"

export const emitModel = (model: Model): string =>
  `${HEADER}import type { Model } from "../manifest/model.ts"\n\nexport const model: Model = ${JSON.stringify(model, null, 2)}\n`
