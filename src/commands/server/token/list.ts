/** `agents server token list`: who may use this home's servers. */
import * as Effect from "effect/Effect"
import type { Token } from "../../../contract/tokens.ts"
import type { Handler } from "../../../manifest/handler.ts"
import { hasExpired } from "../../../platform/tokens.ts"
import { tokens } from "../../../supervisor/tokens.ts"
import { columns } from "../../table.ts"

const list: Handler<"server token list"> = () =>
  Effect.map(tokens, (all) => ({
    text: all.length === 0 ? "no tokens yet; make one with: agents server token create NAME" : table(all),
    json: { tokens: all.map(({ hash: _hash, ...token }) => ({ ...token, expired: hasExpired(token) })) }
  }))

export default list

const table = (all: ReadonlyArray<Token>): string =>
  columns([
    ["NAME", "ID", "CREATED", "EXPIRES"],
    ...all.map((token) => [token.name, token.id, brief(token.createdAt), endOf(token)])
  ]).join("\n")

const endOf = (token: Token): string => {
  if (token.expiresAt === undefined) return "never"
  return `${brief(token.expiresAt)}${hasExpired(token) ? " (expired)" : ""}`
}

/** To the second. */
const brief = (moment: string): string => moment.replace(/\.\d+Z$/, "Z")
