import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { configuration } from "../../src/config/load.ts"
import { model } from "../../src/generated/model.ts"
import { place } from "../plugins/place.ts"

const here = () => {
  const { home } = place()
  mkdirSync(home, { mode: 0o700 })
  const file = join(home, "config.yaml")
  const write = (text: string) => writeFileSync(file, text, { mode: 0o600 })
  return { home, file, write, read: () => configuration(model, { CLEVERAGENTS_HOME: home }) }
}

describe("the configuration", () => {
  test("is empty without a home, and without a file", () => {
    expect(configuration(model, { CLEVERAGENTS_HOME: "relative" })).toEqual({ file: "", values: {} })
    const { file, read } = here()
    expect(read()).toEqual({ file, values: {} })
  })

  test("is read once from YAML, and then from its copy", () => {
    const { home, write, read } = here()
    write("server: { port: 9000 }\n")
    const first = read()
    expect(first.values).toMatchObject({ "server.port": { texts: ["9000"], line: 1, column: 17 } })
    const copy = join(home, ".config.json")
    // Only to see that it is what is read.
    writeFileSync(copy, readFileSync(copy, "utf8").replace('"9000"', '"9001"'))
    expect(read().values).toMatchObject({ "server.port": { texts: ["9001"] } })
    write("server: { port: 9002, host: a }\n")
    expect(read().values).toMatchObject({ "server.port": { texts: ["9002"] } })
  })

  test.each([
    ["a value that is none any more", '"99999"'],
    ["more values than may be given", '"1","2"']
  ])("is read anew where its copy has %s", (_, texts) => {
    const { home, write, read } = here()
    write("server: { port: 9000 }\n")
    read()
    const copy = join(home, ".config.json")
    writeFileSync(copy, readFileSync(copy, "utf8").replace('"9000"', texts))
    expect(read().values).toMatchObject({ "server.port": { texts: ["9000"] } })
  })

  test("is checked anew when a plugin comes or goes", () => {
    const { home, write } = here()
    const env = { CLEVERAGENTS_HOME: home }
    write("server: { port: 9000 }\ngone: { times: 1 }\n")
    const idle = { ...model, idle: ["gone.times"] }
    expect(configuration(idle, env).values).toHaveProperty(["server.port"])
    expect(configuration(idle, env).values).toHaveProperty(["server.port"])
    const [group] = model.commands
    if (group?.kind !== "group") throw new Error("the first is a group")
    const [start] = group.commands
    if (start?.kind !== "command") throw new Error("its first is a command")
    const port = start.options.filter(({ name }) => name === "port").map(({ env: _, ...option }) => option)
    const back = { ...start, path: ["gone"], plugin: "gone", options: port.map((one) => ({ ...one, name: "times" })) }
    const whole = { ...model, commands: [...model.commands, back] }
    expect(configuration(whole, env).values).toMatchObject({ "gone.times": { texts: ["1"] } })
    expect(configuration(model, env)).toMatchObject({ failure: { tag: "InvalidConfig" } })
  })

  test("says what is wrong with the file, or why it cannot be used", () => {
    const { file, write, read } = here()
    write("server: { prot: 1 }\n")
    expect(read()).toMatchObject({ values: {}, failure: { tag: "InvalidConfig", fields: { file, count: 1 } } })
    chmodSync(file, 0o666)
    expect(read()).toMatchObject({ values: {}, failure: { tag: "PathError", fields: { path: file } } })
  })
})
