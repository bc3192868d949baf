// An app that sends events for ever.
const { Readable } = require("node:stream")

module.exports = async (app) => {
  app.get("/events", (request, reply) => {
    const events = new Readable({ read() {} })
    events.push("data: hello\n\n")
    reply.type("text/event-stream").send(events)
  })
}
