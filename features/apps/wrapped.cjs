// A plugin in fastify-plugin.
const plugin = require("fastify-plugin")

module.exports = plugin(async (app) => {
  app.get("/hello", async () => ({ hello: "world" }))
})
