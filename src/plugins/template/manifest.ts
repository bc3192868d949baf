/** The manifest of a new plugin. */
import { constant } from "../../manifest/name.ts"

export const manifestOf = (
  name: string
): string => `# What \`agents ${name}\` is; check it with: agents manifest check commands.yaml
manifest: 1
plugin:
  name: ${name}
  version: 1.0.0
  requires: { agents: ">=0.1" }

errors:
  NobodyThere:
    exit: 20
    message: "nobody called {who} is here"
    hint: "greet somebody else"
    fields: { who: string }

commands:
  ${name}:
    summary: Say hello.
    args:
      - { name: who, type: string, default: world, summary: Whom to greet. }
    options:
      loud: { type: boolean, summary: In capitals. }
      times: { type: integer, default: 1, min: 1, max: 9, env: ${constant(name)}_TIMES, summary: How often. }
    errors: [NobodyThere]
    examples:
      - { run: agents ${name} Ada --loud, note: "Greet Ada, loudly." }
`
