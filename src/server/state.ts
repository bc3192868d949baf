/** Where a server is in its life, as its probes tell it. */
export type State = "starting" | "ready" | "draining"
