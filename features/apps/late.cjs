// An app with exceptions after its start.
module.exports = async (app) => {
  app.get("/late", async () => {
    setTimeout(() => {
      throw new Error("too late")
    }, 10)
    return "still here"
  })
  app.get("/throws", async () => {
    throw new Error("inside a handler")
  })
}
