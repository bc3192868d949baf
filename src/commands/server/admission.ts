/** What `status` tells of whom a server answers. */
import type { Options } from "../../contract/settings.ts"
import { authOf } from "../../launch/auth.ts"
import type { Status } from "../../supervisor/status.ts"
import { exposure } from "./warn.ts"

/** What only a server that answers can tell. */
type Told = Pick<Status, "auth" | "rejected">

/** For people, in one line of the table. */
export const admission = (options: Options, { auth = authOf(options), rejected = 0 }: Told): string => {
  if (auth === "none") return exposure(options) ?? "none"
  return rejected === 0 ? auth : `${auth}, ${rejected === 1 ? "1 request" : `${rejected} requests`} with a wrong one`
}

/** For programs. */
export const admissionJson = (options: Options, { auth = authOf(options), rejected }: Told) => ({
  auth,
  exposed: exposure(options) !== undefined,
  rejected
})
