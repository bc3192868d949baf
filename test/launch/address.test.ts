import { describe, expect, it } from "vitest"
import { urlOf } from "../../src/launch/address.ts"

describe("the URL that is printed", () => {
  for (const [host, url] of [
    ["127.0.0.1", "http://127.0.0.1:8080"],
    ["localhost", "http://localhost:8080"],
    ["0.0.0.0", "http://127.0.0.1:8080"],
    ["::", "http://[::1]:8080"],
    ["0:0:0:0:0:0:0:0", "http://[::1]:8080"],
    ["::1", "http://[::1]:8080"],
    ["2001:db8::7", "http://[2001:db8::7]:8080"]
  ] as const)
    it(`of ${host} is one that a client on this machine can open`, () => {
      expect(urlOf(host, 8080)).toBe(url)
    })
})
