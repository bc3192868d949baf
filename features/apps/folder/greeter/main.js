// A package that is a plugin.
module.exports = async (app) => {
  app.get("/hello", async () => ({ hello: "package" }))
}
