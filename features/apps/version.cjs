module.exports = async (app) => {
  app.get("/version", async () => "mine")
}
