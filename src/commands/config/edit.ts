/** `agents config edit`: a copy for the editor, which replaces the file only where it is sound. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { bytesOf, ground, rewrite } from "../../config/change.ts"
import { check } from "../../config/check.ts"
import { editor, open } from "../../config/editor.ts"
import { InvalidConfig, PathError } from "../../generated/errors.ts"
import type { Handler } from "../../manifest/handler.ts"
import type { Model } from "../../manifest/model.ts"
import { makeParents } from "../../platform/files.ts"
import { attempt } from "../../platform/turn.ts"
import { everyone } from "./known.ts"

const edit: Handler<"config edit"> = () =>
  Effect.gen(function* () {
    const model = yield* everyone
    const { file } = yield* ground
    const before = yield* bytesOf(file)
    const begun = before.length === 0 ? Buffer.from(BEGINNING) : before
    const copy = yield* attempt(file, () => copied(file, begun))
    const ended = yield* Effect.onInterrupt(open(copy), () => Effect.sync(() => remove(copy)))
    const after = yield* attempt(copy, () => readFileSync(copy))
    if (ended !== undefined || after.equals(begun)) {
      remove(copy)
      return ended === undefined ? { text: `${file} is as it was` } : yield* failed(file, ended)
    }
    yield* sound(after, copy, model)
    yield* rewrite((now) => (now.equals(before) ? Effect.succeed({ bytes: after, left: 0 }) : overtaken(file, copy)))
    remove(copy)
    return { text: `${file} is changed` }
  })

export default edit

const BEGINNING = "# Options for every command; see all of them with: agents config list\n"

/** In a directory of its own, so that an editor finds the ending .yaml, and nobody else the file. */
const copied = (file: string, bytes: Buffer): string => {
  makeParents(file)
  const copy = join(mkdtempSync(join(dirname(file), "edit-")), "config.yaml")
  writeFileSync(copy, bytes, { mode: 0o600, flag: "wx" })
  return copy
}

const remove = (copy: string): void => rmSync(dirname(copy), { recursive: true, force: true })

const sound = (source: Uint8Array, copy: string, model: Model): Effect.Effect<void, InvalidConfig> => {
  const checked = check(source, copy, model)
  if (!("unsound" in checked)) return Effect.void
  return new InvalidConfig({ ...checked.unsound, advice: `nothing was changed; what you wrote is kept in ${copy}` })
}

const failed = (path: string, how: string) =>
  new PathError({
    path,
    reason: `the editor '${editor()}' ended with ${how}; nothing was changed`,
    advice: "name another one in VISUAL or EDITOR"
  })

const overtaken = (path: string, copy: string) =>
  new PathError({
    path,
    reason: "somebody changed it while you did",
    advice: `what you wrote is kept in ${copy}; put what you want of it into the file with: agents config edit`
  })
