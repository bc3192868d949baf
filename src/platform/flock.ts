/**
 * The kernel's file locks, which Node does not offer: held by an open file description, so that a
 * process that inherits the descriptor holds the lock too, until the last of them is gone.
 *
 * The prebuilt addon of `fs-native-extensions` is opened directly: its own loader searches for it
 * through `require-addon`, which every command would wait for.
 */
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

interface Addon {
  /** Throws `EAGAIN` where another open file description holds the range; a length of 0 is the whole file. */
  tryLock(fd: number, offset: number, length: number, exclusive: boolean): void
  unlock(fd: number, offset: number, length: number): void
}

let addon: Addon | undefined

/** Whether the lock on the whole file is now held through `fd`. Throws where the system has no locks for it. */
export function tryLock(fd: number, how: "exclusive" | "shared"): boolean {
  addon ??= load()
  try {
    addon.tryLock(fd, 0, 0, how === "exclusive")
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return false
    throw error
  }
}

function load(): Addon {
  const home = dirname(createRequire(import.meta.filename).resolve("fs-native-extensions/package.json"))
  const file = join(home, "prebuilds", `${process.platform}-${process.arch}`, "fs-native-extensions.node")
  const module: { exports: unknown } = { exports: {} }
  process.dlopen(module as NodeJS.Module, file)
  return module.exports as Addon
}
