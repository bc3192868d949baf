/** Keeps what the caller left open, its locks and sockets, out of the server. */
import { closeSync, readdirSync, readFileSync } from "node:fs"

/** Octal, as fcntl.h has it on Linux. */
const O_CLOEXEC = 0o2000000

/**
 * Closes every inherited descriptor of this process that a child would inherit too, but 0, 1, 2 and
 * `keep`. Node itself marks inherited ones only up to the first gap in their numbers. On macOS Node's
 * spawn hands on nothing but what it is told to, so there is nothing to close.
 */
export const shed = (keep: ReadonlyArray<number>): void => {
  if (process.platform !== "linux") return
  const channel = process.channel === undefined ? undefined : channelDescriptor()
  const spared = new Set([0, 1, 2, ...keep])
  for (const name of readdirSync("/proc/self/fd")) {
    const descriptor = Number(name)
    if (spared.has(descriptor) || !inheritable(descriptor)) continue
    // Node reads from the channel to a parent that forked us: it must close it itself, or it aborts.
    if (descriptor === channel) process.disconnect()
    else closeSync(descriptor)
  }
}

/** Not for the one that the listing itself was read from, which is closed by now. */
const inheritable = (descriptor: number): boolean => {
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "latin1"))?.[1]
    return flags !== undefined && (Number.parseInt(flags, 8) & O_CLOEXEC) === 0
  } catch {
    return false
  }
}

/** Node deletes the variable when it opens the channel; the kernel shows the environment as it was at the start. */
const channelDescriptor = (): number =>
  Number(
    readFileSync("/proc/self/environ", "latin1")
      .split("\0")
      .find((one) => one.startsWith("NODE_CHANNEL_FD="))
      ?.slice("NODE_CHANNEL_FD=".length)
  )
