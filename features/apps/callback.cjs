// A plugin that calls back.
module.exports = (app, options, done) => {
  app.get("/hello", (request, reply) => reply.send({ hello: "world" }))
  done()
}
