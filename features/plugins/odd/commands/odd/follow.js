import { setTimeout } from "node:timers/promises"

export default async (_input, { print, signal }) => {
  for (let n = 0; ; n++) {
    print(`line ${n}`)
    await setTimeout(10, undefined, { signal })
  }
}
