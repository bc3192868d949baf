/** The tokens that a server asks its clients for, as `tokens.json` holds them. */

export interface Token {
  /** Whose it is, as the log tells it. */
  readonly name: string
  /** The part of the token that is no secret, by which it is found. */
  readonly id: string
  /**
   * SHA-256 of its secret, in hex. A slow hash is for what people think up: this secret is 32 random bytes, which
   * nobody tries out, and each request has to be checked.
   */
  readonly hash: string
  /** ISO 8601, as all moments here. */
  readonly createdAt: string
  /** From when on it is refused; never where absent. */
  readonly expiresAt?: string
}

export interface TokenFile {
  readonly format: 1
  readonly tokens: ReadonlyArray<Token>
}
