// A plugin as people write it: greets, and tells which process it is.
module.exports = async (app) => {
  app.get("/hello", async () => ({ hello: "world" }))
  app.get("/pid", async () => ({ pid: process.pid }))
}
