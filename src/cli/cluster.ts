/** Undoes that Node took this process for a worker of a cluster, because its caller left `NODE_UNIQUE_ID` behind. */
import type { Cluster } from "node:cluster"

/** A worker's `listen` asks a primary that is not there, and never binds. Node has deleted the variable by now. */
export const leaveCluster = (): void => {
  if (process.listenerCount("internalMessage") === 0) return
  process.removeAllListeners("internalMessage")
  process.removeAllListeners("disconnect")
  const cluster: { -readonly [Key in keyof Cluster]: Cluster[Key] } = require("node:cluster")
  cluster.isPrimary = true
  cluster.isMaster = true
  cluster.isWorker = false
}
