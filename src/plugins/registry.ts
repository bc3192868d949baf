/**
 * What is on record of the plugins that were added: one file in the home, read at every start, so that
 * nothing else on the disk is looked at for them. Plain JSON.
 */
import type { Model } from "../manifest/model.ts"

export interface Registry {
  readonly format: 1
  /** The version of this program that compiled it: another one looks at every plugin anew. */
  readonly host: string
  /** In the order in which they were added, which decides who may have a name. */
  readonly plugins: ReadonlyArray<Entry>
}

export interface Entry {
  readonly name: string
  readonly version: string
  /** As it was given to `add`; for a path, absolute. */
  readonly source: string
  /** A package was installed below the home, and goes when it is removed; a directory is its author's. */
  readonly kind: "directory" | "package"
  /** Where its manifest and its modules are. Absolute, without links. */
  readonly directory: string
  /** Of the manifest: SHA-256, in hexadecimal. */
  readonly checksum: string
  /** Of the manifest's file: tells without reading it whether it may have changed. */
  readonly stamp: string
  /** `aside`: it cannot be used for now, and `reason` says why; it comes back by itself once it can. */
  readonly state: "enabled" | "disabled" | "aside"
  readonly reason?: string
  /** What the manifest said when it was last sound. */
  readonly model: Model
}
