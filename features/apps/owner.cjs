// An app that has routes of its own where the built-in ones stand.
module.exports = async (app) => {
  app.get("/", async () => "mine: /")
  for (const path of ["/live", "/ready", "/health"]) {
    app.get(path, async (request, reply) => reply.code(500).send(`mine: ${path}`))
  }
}
