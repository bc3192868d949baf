/** Spells a name of the manifest, such as `log-level`, the ways that code, types and shells want it. */

/** `logLevel` */
export const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** `LogLevel` */
export const pascal = (name: string): string => camel(`-${name}`)

/** `LOG_LEVEL` */
export const constant = (name: string): string => name.replaceAll("-", "_").toUpperCase()
