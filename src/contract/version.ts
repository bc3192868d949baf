/** The package's version, written in by the build. */
declare const __VERSION__: string | undefined

export const version: string = typeof __VERSION__ === "string" ? __VERSION__ : "0.0.0"

/** What a server calls itself at `GET /version`, whichever app it serves. */
export const NAME = "cleveragents"

/** What a server and its clients say to each other, by the versions of it that this program speaks. */
export const PROTOCOLS: ReadonlyArray<number> = [1]
