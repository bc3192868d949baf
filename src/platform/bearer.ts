/** What a token looks like to whoever holds it: `ca_<id>_<secret>`. */
import { createHash, randomBytes } from "node:crypto"

export interface Bearer {
  /** 8 characters of base64url, no secret. */
  readonly id: string
  /** 32 random bytes, as base64url. */
  readonly secret: string
}

export const mint = (): Bearer => ({
  id: randomBytes(6).toString("base64url"),
  secret: randomBytes(32).toString("base64url")
})

export const spell = ({ id, secret }: Bearer): string => `ca_${id}_${secret}`

/** Undefined where `text` is no token of this form. By lengths, since both parts may have a `_` in them. */
export const parse = (text: string): Bearer | undefined => {
  const [, id, secret] = /^ca_([\w-]{8})_([\w-]{43})$/.exec(text) ?? []
  return id === undefined || secret === undefined ? undefined : { id, secret }
}

/** What is kept of it. */
export const hashOf = ({ secret }: Bearer): string => createHash("sha256").update(secret).digest("hex")
