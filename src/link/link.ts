/** What this machine is connected to, as it is on record and as a call asks it. */

/** Whether a certificate is looked at, and what it must be signed by where that is not the system's to say. */
export interface Tls {
  readonly verify: boolean
  /** Absolute. */
  readonly caFile?: string
}

export interface Link {
  readonly name: string
  /** Normalised: see `url.ts`. */
  readonly url: string
  readonly tls: Tls
  /** ISO 8601. */
  readonly addedAt: string
}

/** In the order in which they were added. */
export interface Links {
  readonly current?: string
  readonly links: ReadonlyArray<Link>
}

/** Whom to ask, and with which token. */
export interface Target {
  readonly url: string
  readonly tls: Tls
  readonly token?: string
}
