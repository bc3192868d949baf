/** The `package.json` of a new plugin: it needs no build step, and nothing of ours to run. */

export const packageOf = (name: string): string => `{
  "name": "agents-${name}",
  "version": "1.0.0",
  "description": "Say hello, with a command of agents.",
  "keywords": ["agents-plugin"],
  "type": "module",
  "engines": { "node": ">=20" },
  "files": ["commands.yaml", "commands", "commands.d.ts"],
  "scripts": {
    "test": "node --test",
    "types": "agents manifest types commands.yaml"
  }
}
`
