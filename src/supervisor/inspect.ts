/** What runs on a PID file: told by the lock and its record, never by the number in the file alone. */
import * as fs from "node:fs"
import { hostname } from "node:os"
import { dirname } from "node:path"
import * as Effect from "effect/Effect"
import type { LockRecord, RunningRecord } from "../contract/record.ts"
import { peek, standing } from "../platform/files.ts"
import { isHeld } from "../platform/lock.ts"
import { alive, holds } from "../platform/proc.ts"
import * as Record from "../platform/record.ts"
import { username } from "../platform/table.ts"
import type { Home } from "./home.ts"
import { stray } from "./stray.ts"

/** What a server has lost where somebody deleted or replaced it; it puts back what it can. */
export type Lost = "PID file" | "lock file" | "control socket"

export type Finding =
  /** Nobody; `left` says what a server that died left behind, and `record` what it was. */
  | { readonly kind: "none"; readonly left: "nothing" | "files"; readonly record: LockRecord | undefined }
  /** A start is under way; `child` is the process that it spawned. */
  | { readonly kind: "starting"; readonly child: number | undefined }
  | { readonly kind: "server"; readonly record: RunningRecord; readonly lost: ReadonlyArray<Lost> }
  /** On another host or in another container that shares the home. */
  | { readonly kind: "elsewhere"; readonly record: LockRecord }
  /** Another user's: we may not even look. */
  | { readonly kind: "forbidden"; readonly owner: string | undefined }

export const inspect = (home: Home): Effect.Effect<Finding> => Effect.sync(() => look(home))

function look(home: Home): Finding {
  const { lockFile, pidFile } = home
  const hidden = hiddenBy(lockFile)
  if (hidden !== undefined) return { kind: "forbidden", owner: username(String(hidden)) }
  const record = Record.read(lockFile)
  if (record !== undefined && isHolder(record, lockFile)) return known(home, record, [])
  // The lock is tried only where the record names nobody who lives: a `start` that tries it too would lose.
  if (isHeld(lockFile)) {
    if (record !== undefined && record.holder.hostname !== hostname()) return { kind: "elsewhere", record }
    return { kind: "starting", child: undefined }
  }
  const astray = stray(home)
  if (astray !== undefined && alive(astray.holder)) return known(home, astray, ["lock file"])
  const left = record !== undefined || standing(pidFile) !== undefined
  return { kind: "none", left: left ? "files" : "nothing", record }
}

function known({ pidFile, controlSocket }: Home, record: LockRecord, lost: ReadonlyArray<Lost>): Finding {
  if (record.phase === "starting") return { kind: "starting", child: record.child }
  const lostToo: ReadonlyArray<Lost> = [
    ...(peek(pidFile, 32)?.trim() === String(record.holder.pid) ? [] : (["PID file"] as const)),
    ...(fs.existsSync(controlSocket) ? [] : (["control socket"] as const))
  ]
  return { kind: "server", record, lost: [...lost, ...lostToo] }
}

/** The user who keeps it from us; undefined where nobody does. */
function hiddenBy(path: string): number | undefined {
  try {
    const stat = standing(path)
    if (stat?.isFile()) fs.accessSync(path, fs.constants.R_OK)
    return undefined
  } catch {
    return ownerOf(path)
  }
}

/** Of the path, or of the first directory above it that we may look at. */
function ownerOf(path: string): number {
  try {
    return fs.lstatSync(path).uid
  } catch {
    return ownerOf(dirname(path))
  }
}

/** Whether the process that the record names is the one that holds the lock. */
function isHolder({ holder }: LockRecord, lockFile: string): boolean {
  if (!alive(holder)) return false
  const file = standing(lockFile)
  // Where the system does not let us look at its descriptors, its number and its start are what we have.
  return file !== undefined && holds(holder.pid, file) !== false
}

/** The same for one that lost its lock file too. */
export const isServer = (record: LockRecord, home: Home): boolean =>
  isHolder(record, home.lockFile) || (alive(record.holder) && stray(home)?.holder.pid === record.holder.pid)

/** What the server of this home, or the one that was, says of itself. */
export const recorded = (home: Home): LockRecord | undefined => Record.read(home.lockFile) ?? stray(home)
