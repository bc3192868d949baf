/** The handler of a new plugin's command. */

export const handlerOf = (name: string): string => `// @ts-check

/** @type {import("../commands.d.ts").Handler<"${name}">} */
const handler = ({ who, loud, times }, io) => {
  if (who === "Godot") io.fail("NobodyThere", { who })
  const greeting = \`Hello, \${who}!\`
  for (let time = 0; time < times; time++) io.print(loud ? greeting.toUpperCase() : greeting)
}

export default handler
`
