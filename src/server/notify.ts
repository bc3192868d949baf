/** Tells the service manager that runs a server in the foreground how it is, as systemd's `Type=notify` wants it. */
import { spawn } from "node:child_process"
import * as Effect from "effect/Effect"
import type { Logger } from "pino"

/** Says it where `NOTIFY_SOCKET` names somebody who listens. Node has no sockets of that kind, so systemd's own program does. */
export const notify = (state: "READY=1" | "STOPPING=1", log: Logger): Effect.Effect<void> =>
  Effect.sync(() => {
    if (!process.env.NOTIFY_SOCKET) return
    const words = ["--no-block", `--pid=${process.pid}`, state]
    spawn("systemd-notify", words, { stdio: "ignore" })
      .on("error", ({ message }) => log.warn(`the service manager was not told ${state}: ${message}`))
      .unref()
  })
