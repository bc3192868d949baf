// Generated from commands.yaml by src/manifest/generate.ts; do not edit.
import type { Handler } from "../manifest/handler.ts"
import type { CommandPath } from "./inputs.ts"

/** A command's module exports its handler as default; it is loaded when the command runs. */
export type Handlers = { readonly [Path in CommandPath]: () => Promise<{ readonly default: Handler<Path> }> }

export const handlers: Handlers = {
  "server start": () => import("../commands/server/start.ts"),
  "server stop": () => import("../commands/server/stop.ts"),
  "server restart": () => import("../commands/server/restart.ts"),
  "server status": () => import("../commands/server/status.ts"),
  "server doctor": () => import("../commands/server/doctor.ts"),
  "server serve": () => import("../commands/server/serve.ts"),
  "server logs": () => import("../commands/server/logs.ts"),
  "server token create": () => import("../commands/server/token/create.ts"),
  "server token list": () => import("../commands/server/token/list.ts"),
  "server token revoke": () => import("../commands/server/token/revoke.ts"),
  "server connect": () => import("../commands/server/connect.ts"),
  "server disconnect": () => import("../commands/server/disconnect.ts"),
  "server use": () => import("../commands/server/use.ts"),
  "manifest check": () => import("../commands/manifest/check.ts"),
  "manifest types": () => import("../commands/manifest/types.ts"),
  "plugins add": () => import("../commands/plugins/add.ts"),
  "plugins list": () => import("../commands/plugins/list.ts"),
  "plugins remove": () => import("../commands/plugins/remove.ts"),
  "plugins enable": () => import("../commands/plugins/enable.ts"),
  "plugins disable": () => import("../commands/plugins/disable.ts"),
  "plugins new": () => import("../commands/plugins/new.ts"),
  "config get": () => import("../commands/config/get.ts"),
  "config set": () => import("../commands/config/set.ts"),
  "config unset": () => import("../commands/config/unset.ts"),
  "config list": () => import("../commands/config/list.ts"),
  "config path": () => import("../commands/config/path.ts"),
  "config edit": () => import("../commands/config/edit.ts"),
  "completion": () => import("../commands/completion.ts")
}
