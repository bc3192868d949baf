/** Finds words that no file of the package may hold: paths of one machine, hosts of registries, notes to oneself. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** Written so that this file does not hold them itself. */
const FORBIDDEN =
  /\/(work|root|home\/\w+)\/(main|shared|src)|registry[.]npmjs|pypi[.]org|pythonhoste[d]|deb[.]debian|\b(TODO|FIXME|XXX|HACK)\b:?/g

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
  encoding: "utf8"
})
const found = files
  .split("\0")
  .filter((file) => file !== "" && file !== "scripts/words.ts")
  .flatMap((file) => look(file))
for (const place of found) console.error(place)
process.exitCode = found.length > 0 ? 1 : 0

function look(file: string): Array<string> {
  return read(file)
    .split("\n")
    .flatMap((line, index) => (line.match(FORBIDDEN) ?? []).map((word) => `${file}:${index + 1}: forbidden: ${word}`))
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    // It was deleted, and git does not know yet.
    return ""
  }
}
