import { execFile } from "node:child_process"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { clean } from "../../src/platform/environment.ts"

describe("the environment of a server", () => {
  it("is the caller's, byte for byte, without what was meant for the caller's process alone", () => {
    const own = {
      PATH: "/bin",
      "A b": "c\nd=e",
      EMPTY: "",
      NODE_ENV: "production",
      NODE_V8_COVERAGE: "/x",
      npm_config_registry: "r"
    }
    const foreign = {
      NODE_UNIQUE_ID: "1",
      NODE_CHANNEL_FD: "3",
      NODE_CHANNEL_SERIALIZATION_MODE: "json",
      NODE_TEST_CONTEXT: "child-v8",
      WATCH_REPORT_DEPENDENCIES: "1",
      VSCODE_INSPECTOR_OPTIONS: "{}",
      LISTEN_FDS: "1",
      LISTEN_PID: "1",
      LISTEN_FDNAMES: "x",
      NOTIFY_SOCKET: "/run/x",
      WATCHDOG_PID: "1",
      WATCHDOG_USEC: "1",
      UNSET: undefined
    }
    expect(clean({ ...own, ...foreign })).toEqual(own)
  })

  it.each([
    ["--inspect", undefined],
    ["--inspect=0.0.0.0:9229 --max-old-space-size=64", "--max-old-space-size=64"],
    ["--max-old-space-size=64 --inspect-brk --enable-source-maps", "--max-old-space-size=64 --enable-source-maps"],
    ["--inspect-port 9230 --require ./a.js", "--require ./a.js"],
    ["--inspect_brk=9", undefined],
    ["--debug-port=1 --test-only --watch-path ./src --trace-warnings", "--trace-warnings"],
    ['"--inspect=1" --require "./a \\"b\\" c.js"', '--require "./a \\"b\\" c.js"'],
    ["--require ./inspect.js", "--require ./inspect.js"],
    ['--import "data:text/javascript,1 --inspect"', '--import "data:text/javascript,1 --inspect"'],
    ["--inspector-of-mine", "--inspector-of-mine"],
    ["", ""]
  ])("NODE_OPTIONS %j becomes %j", (before, after) => {
    expect(clean({ NODE_OPTIONS: before }).NODE_OPTIONS).toBe(after)
  })

  it("starts a Node that opens no debugger and keeps the caller's other options", async () => {
    const env = clean({ ...process.env, NODE_OPTIONS: '--inspect=127.0.0.1:0 --title="of the caller"' })
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["-p", "[process.title, require('node:inspector').url()].join('|')"],
      { env }
    )
    expect({ stdout, stderr }).toEqual({ stdout: "of the caller|\n", stderr: "" })
  })
})
