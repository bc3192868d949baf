/** The ways in which a launch can fail, and how they cross from one process to another as data. */
import type { Failure } from "../contract/failure.ts"
import {
  AddressInUse,
  AddressUnavailable,
  AppFailed,
  LogFileError,
  PidFileError,
  PluginFailed,
  ServerExited,
  StartTimeout,
  TlsFailed
} from "../generated/errors.ts"

/** What a server process says of itself where it will not serve. */
const refusals = { AppFailed, PidFileError, PluginFailed, ServerExited }
const failures = { ...refusals, AddressInUse, AddressUnavailable, LogFileError, StartTimeout, TlsFailed }

type Instance<Classes extends Record<string, new (fields: never) => unknown>> = InstanceType<Classes[keyof Classes]>

export type Refusal = Instance<typeof refusals>
export type LaunchError = Instance<typeof failures>

/** The error as data. */
export const flatten = ({ _tag: tag, ...fields }: LaunchError): Failure => ({ tag, ...fields })

/** The error that the data was. */
export const reviveRefusal = (failure: Failure): Refusal => revived(refusals, failure)
export const revive = (failure: Failure): LaunchError => revived(failures, failure)

const revived = <Classes extends Record<string, new (fields: never) => unknown>>(
  classes: Classes,
  { tag, ...fields }: Failure
): Instance<Classes> | ServerExited => {
  const known = classes[tag] as (new (fields: object) => Instance<Classes>) | undefined
  // Of another version of this program, which may have errors that this one does not know.
  return known === undefined ? new ServerExited({ how: `failed with ${tag}` }) : new known(fields)
}
