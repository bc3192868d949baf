/** `agents manifest check` says that a manifest is sound, or what is wrong with it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, it } from "vitest"
import check from "../../src/commands/manifest/check.ts"

const root = mkdtempSync(join(tmpdir(), "check-"))
afterAll(() => rmSync(root, { recursive: true }))

const GOOD = "manifest: 1\nname: demo\nsummary: A demo.\ncommands:\n  run: { summary: Run it. }\n"

const written = (text: string): string => {
  const file = join(root, "commands.yaml")
  writeFileSync(file, text)
  return file
}

const found = (file: string) => Effect.runPromise(Effect.either(check({ file }, { given: { file } })))

describe("a manifest", () => {
  it.each([
    [GOOD, "1 command, 0 errors"],
    [`${GOOD}  go: { summary: Go. }\n`, "2 commands, 0 errors"]
  ])("without problems is counted", async (text, counted) => {
    const file = written(text)
    expect(await found(file)).toMatchObject({ right: { text: `${file}: no problems (${counted})` } })
  })

  it.each([
    ["effect: wirte", 1, "1 problem\n\n"],
    ["effect: wirte, hidden: yes", 2, "2 problems\n\n"]
  ])("with %s is shown with its problems", async (keys, count, words) => {
    const file = written(GOOD.replace("Run it.", `Run it., ${keys}`))
    const outcome = await found(file)
    expect(outcome).toMatchObject({ left: { _tag: "InvalidManifest", count, exitCode: 2 } })
    expect(outcome).toMatchObject({ left: { message: expect.stringContaining(`${file}: ${words}${file}:5:`) } })
  })

  it("that cannot be read says why", async () => {
    const file = join(root, "nowhere.yaml")
    expect(await found(file)).toMatchObject({
      left: { message: expect.stringMatching(/^cannot read .*nowhere\.yaml: ENOENT/), exitCode: 2 }
    })
  })
})
