/** Opens a file with the user's editor, in the terminal that the command has. */
import { spawn } from "node:child_process"
import * as Effect from "effect/Effect"

/** As it was set, with arguments where it has some. */
export const editor = (): string => process.env.VISUAL || process.env.EDITOR || "vi"

/** How the editor ended where it did not say that all is well; undefined where it did. */
export const open = (file: string): Effect.Effect<string | undefined> =>
  Effect.async((resume) => {
    // Ctrl-C is the editor's while it runs: with a listener of ours beside it, the command is not interrupted.
    process.on("SIGINT", ignore)
    const end = (how: string | undefined) => {
      process.off("SIGINT", ignore)
      resume(Effect.succeed(how))
    }
    const child = spawn("/bin/sh", ["-c", `${editor()} "$1"`, "sh", file], { stdio: "inherit" })
    child.once("close", (code, signal) => end(code === 0 ? undefined : (signal ?? `exit code ${code}`)))
    child.once("error", ({ message }) => end(message))
    return Effect.sync(() => void child.kill())
  })

const ignore = (): void => undefined
