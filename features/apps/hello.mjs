// The same as an ES module.
export default async function greet(app) {
  app.get("/hello", async () => ({ hello: "world" }))
}
