/** From the options that somebody chose to the settings of one launch. */
import { randomUUID } from "node:crypto"
import type { Options, Settings } from "../contract/settings.ts"
import { urlOf } from "./address.ts"

/** `port` is the one that was bound. A launch has its own secrets and its own moment; a successor goes on a `lineage`. */
export const settle = (options: Options, port: number, lineage: string = randomUUID()): Settings => ({
  ...options,
  port,
  lineage,
  url: urlOf(options.host, port),
  tokens: { ask: randomUUID(), answer: randomUUID() },
  startedAt: new Date().toISOString()
})

/** Where its process stands. An app reads its `.env` and its files from where its user is; nothing else holds a directory. */
export const directoryOf = ({ app, cwd }: Options): string => (app === undefined ? "/" : cwd)

/** What of a launch's settings another launch can have too. */
export const optionsIn = ({
  url: _url,
  tokens: _tokens,
  startedAt: _startedAt,
  lineage: _lineage,
  ...options
}: Settings): Options => options
