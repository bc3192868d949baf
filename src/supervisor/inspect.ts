/** What runs on a PID file: told by the lock and its record, never by the number in the file alone. */
import * as fs from "node:fs"
import { hostname } from "node:os"
import * as Effect from "effect/Effect"
import type { LockRecord, RunningRecord } from "../contract/record.ts"
import { peek } from "../platform/files.ts"
import { isHeld } from "../platform/lock.ts"
import { alive, holds } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import { username } from "../platform/table.ts"
import type { Home } from "./home.ts"

export type Finding =
  /** Nobody; `left` says what a server that died left behind, and `record` what it was. */
  | { readonly kind: "none"; readonly left: "nothing" | "files"; readonly record: LockRecord | undefined }
  /** A start is under way; `child` is the process that it spawned. */
  | { readonly kind: "starting"; readonly child: number | undefined }
  | { readonly kind: "server"; readonly record: RunningRecord; readonly pidFileLost: boolean }
  /** On another host or in another container that shares the home. */
  | { readonly kind: "elsewhere"; readonly record: LockRecord }
  /** Another user's: we may not even look. */
  | { readonly kind: "forbidden"; readonly owner: string | undefined }

export const inspect = (home: Home): Effect.Effect<Finding> => Effect.sync(() => look(home))

function look({ lockFile, pidFile }: Home): Finding {
  const lock = fs.lstatSync(lockFile, { throwIfNoEntry: false })
  if (lock !== undefined && !isReadable(lockFile)) return { kind: "forbidden", owner: username(String(lock.uid)) }
  const record = Record.read(lockFile)
  if (record !== undefined && isHolder(record, lockFile)) {
    if (record.phase === "starting") return { kind: "starting", child: record.child }
    return { kind: "server", record, pidFileLost: peek(pidFile, 32)?.trim() !== String(record.holder.pid) }
  }
  // The lock is tried only where the record names nobody who lives: a `start` that tries it too would lose.
  if (isHeld(lockFile)) {
    if (record !== undefined && record.holder.hostname !== hostname()) return { kind: "elsewhere", record }
    return { kind: "starting", child: undefined }
  }
  const left = record !== undefined || fs.lstatSync(pidFile, { throwIfNoEntry: false }) !== undefined
  return { kind: "none", left: left ? "files" : "nothing", record }
}

function isReadable(path: string): boolean {
  try {
    fs.accessSync(path, fs.constants.R_OK)
    return true
  } catch {
    return false
  }
}

/** Whether the process that the record names is the one that holds the lock. */
export function isHolder({ holder }: LockRecord, lockFile: string): boolean {
  if (!alive(holder)) return false
  const file = fs.lstatSync(lockFile, { throwIfNoEntry: false })
  // Where the system does not let us look at its descriptors, its number and its start are what we have.
  return file !== undefined && holds(holder.pid, file) !== false
}
