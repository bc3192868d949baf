import { describe, expect, it } from "vitest"
import { placeOf } from "../../src/platform/place.ts"

/** An error that came through these files, the innermost first. */
const through = (...paths: ReadonlyArray<string>) => ({
  stack: ["Error: lost", ...paths.map((path) => `    at work (file://${path}:3:9)`)].join("\n")
})

describe("the place of an error", () => {
  it("is in the user's own files, not in a package that they use", () => {
    const error = through("/srv/node_modules/db/pool.js", "/srv/lib/store.js", "/srv/app/app.js")
    expect(placeOf(error, "/srv", "/srv/app/app.js")).toBe("./lib/store.js:3:9")
  })

  it("is in the package itself where that was installed, not in one beside it", () => {
    const error = through("/srv/node_modules/db/pool.js", "/srv/node_modules/@me/hello/commands/hello.js")
    const file = "/srv/node_modules/@me/hello/commands/hello.js"
    expect(placeOf(error, "/home", file)).toBe(`${file}:3:9`)
    expect(placeOf(through("/srv/node_modules/db/pool.js"), "/home", file)).toBeUndefined()
  })
})
