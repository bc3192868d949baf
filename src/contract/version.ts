/** The package's version, written in by the build. */
declare const __VERSION__: string | undefined

export const version: string = typeof __VERSION__ === "string" ? __VERSION__ : "0.0.0"
