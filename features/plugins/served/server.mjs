const { SERVED, ROUTE } = process.env

if (SERVED === "at import") throw new Error("no luck at import")
if (SERVED === "never imported") await new Promise(() => {})

export default async (fastify) => {
  if (SERVED === "never registered") await new Promise(() => {})
  if (SERVED === "when ready") fastify.addHook("onReady", async () => Promise.reject(new Error("no luck when ready")))
  if (ROUTE) fastify.get(ROUTE, () => "mine")
}
