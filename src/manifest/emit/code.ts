/** Pieces of generated TypeScript. */

export const HEADER = "// Generated from commands.yaml by src/manifest/generate.ts; do not edit.\n"

/** A doc comment of one line, at `indent`. */
export const doc = (text: string, indent = ""): string =>
  `${indent}/** ${text.replace(/\s+/g, " ").trim().replaceAll("*/", "*\\/")} */\n`

/** `value` as a TypeScript literal. */
export const literal = (value: unknown): string => JSON.stringify(value)
