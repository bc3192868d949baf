/** The `README.md` of a new plugin. */

export const readmeOf = (name: string): string => `# agents-${name}

Adds \`agents ${name}\`, which says hello.

\`\`\`sh
agents plugins add agents-${name}
agents ${name} Ada --loud
\`\`\`

## To work on it

\`commands.yaml\` declares the command, \`commands/${name}.js\` is what it does, and \`test/${name}.test.js\` runs it.

\`\`\`sh
npm test            # AGENTS=/path/to/agents npm test, with another one than that on your PATH
npm run types       # after each change of commands.yaml
agents plugins add .
\`\`\`
`
