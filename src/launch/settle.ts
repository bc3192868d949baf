/** From the options that somebody chose to the settings of one launch. */
import { randomUUID } from "node:crypto"
import type { Options, Pair, Settings } from "../contract/settings.ts"
import { urlOf } from "./address.ts"
import { fingerprintOf } from "./certificate.ts"

/** What a launch has beside its options. */
interface Circumstances {
  /** What it serves HTTPS with. */
  readonly pair?: Pair | undefined
  /** That of the server that it succeeds. */
  readonly lineage?: string | undefined
}

/** `port` is the one that was bound. A launch has its own secrets and its own moment. */
export const settle = (
  options: Options,
  port: number,
  { pair, lineage = randomUUID() }: Circumstances = {}
): Settings => ({
  ...options,
  port,
  lineage,
  url: urlOf(options.host, port, pair === undefined ? "http" : "https"),
  ...(pair !== undefined && { fingerprint: fingerprintOf(pair) }),
  tokens: { ask: randomUUID(), answer: randomUUID() },
  startedAt: new Date().toISOString()
})

/** The same settings of a server that shows another certificate by now. */
export const withCertificate = (settings: Settings, pair: Pair | undefined): Settings =>
  pair === undefined ? settings : { ...settings, fingerprint: fingerprintOf(pair) }

/** Where its process stands. An app reads its `.env` and its files from where its user is; nothing else holds a directory. */
export const directoryOf = ({ app, cwd }: Options): string => (app === undefined ? "/" : cwd)

/** What of a launch's settings another launch can have too. */
export const optionsIn = ({
  url: _url,
  tokens: _tokens,
  fingerprint: _fingerprint,
  startedAt: _startedAt,
  lineage: _lineage,
  ...options
}: Settings): Options => options
