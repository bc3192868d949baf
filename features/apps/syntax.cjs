// An app with a slip of the pen.
module.exports = async (app) => {
  app.get("/" async () => "hello")
}
