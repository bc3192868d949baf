/** Reads a manifest's bytes from a file, and never much more than a manifest may have. */
import { open } from "node:fs/promises"
import { LARGEST } from "./source.ts"

/** Rejects with the system's error where the file cannot be read. */
export const load = async (file: string): Promise<Uint8Array> => {
  const handle = await open(file, "r")
  try {
    const buffer = Buffer.alloc(LARGEST + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length)
    }
  } finally {
    await handle.close()
  }
}
