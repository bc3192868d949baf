/** What a user reads on stderr. */
import assert from "node:assert/strict"

/** That the parts of `words`, which stand apart by ` … `, occur in this order, whatever the case. */
export function contains(text: string, words: string): void {
  let from = 0
  for (const part of words.split(" … ")) {
    const at = text.toLowerCase().indexOf(part.trim().toLowerCase(), from)
    assert.ok(at >= 0, `no "${part}" in:\n${text}`)
    from = at + part.trim().length
  }
}

/** That it is one message for people: no trace, no cause of a framework's, nothing twice. */
export function short(message: string): void {
  const lines = message.split("\n").filter((line) => line.trim() !== "")
  assert.ok(lines.length > 0, "nothing was said")
  assert.ok(!/^\s+at .*[:(]/m.test(message), `a stack trace:\n${message}`)
  assert.ok(!/FiberFailure|\(FiberId|_tag|\[object |undefined/.test(message), `words of the program's own:\n${message}`)
  assert.equal(new Set(lines).size, lines.length, `something is said twice:\n${message}`)
}
