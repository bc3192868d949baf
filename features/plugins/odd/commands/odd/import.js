import { writeFileSync } from "node:fs"

writeFileSync("imported", "")
throw new RangeError("no luck today")
