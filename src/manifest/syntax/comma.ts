/**
 * Puts a text together that holds a comma and stands without quotes in `{ }`, as people write
 * `{ run: agents hello, note: Greet Ada, loudly. }`: to YAML, what follows the comma is a key.
 */
import type { Keys } from "./keys.ts"
import type { Dict, Entry, Tree } from "./tree.ts"

/** `dict` with each key that has no colon and no meaning in `keys` put back to the text before it. */
export const joinCommas = (dict: Dict, keys: Keys): Dict => {
  const entries = new Map<string, Entry>()
  let last = ""
  for (const [name, entry] of dict.entries) {
    const before = entries.get(last)
    const text = entry.bare && !Object.hasOwn(keys, name) && isText(last, keys) ? before?.value : undefined
    if (before !== undefined && text?.kind === "scalar" && text.plain) {
      entries.set(last, { ...before, value: extend(text, name, entry) })
    } else {
      entries.set(name, entry)
      last = name
    }
  }
  return { ...dict, entries }
}

const isText = (name: string, keys: Keys): boolean => {
  const shape = Object.hasOwn(keys, name) ? keys[name]?.shape : undefined
  return shape?.kind === "scalar" && (shape.scalar === "line" || shape.scalar === "text")
}

const extend = (text: Extract<Tree, { kind: "scalar" }>, rest: string, { key }: Entry): Tree => ({
  ...text,
  text: `${text.text}, ${rest}`,
  at: { start: text.at.start, end: key.end }
})
