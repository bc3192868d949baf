// An app that throws while it is loaded.
const connect = (host) => {
  // The place that a user looks for is the next line.

  throw new Error(`no database at ${host}`)
}

connect("db.internal")
