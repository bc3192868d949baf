export default async (fastify, { plugin }) => {
  fastify.get("/greeting", () => ({ greeting: "hello", plugin: `${plugin.name} ${plugin.version}` }))
}
