/** Imports modules that are not ours, which only a real `import()` can: they may be ES modules. */

type Importer = (url: string) => Promise<unknown>

const HANDED_IN = Symbol.for("cleveragents.import")

/**
 * In a script that came from V8's code cache, Node 20 has nobody to ask for an `import()`, and no bundle for
 * one has it: there the file that loaded the script hands its own in.
 */
export const handIn = (importer: Importer): void => {
  Object.assign(globalThis, { [HANDED_IN]: importer })
}

/** Imports a module by its URL. */
export const importModule: Importer = (url) => {
  const handed = (globalThis as { readonly [HANDED_IN]?: Importer })[HANDED_IN]
  return handed === undefined ? import(url) : handed(url)
}

/**
 * The function that a module exports as default, or what it exports instead: an ES module that was compiled to
 * CommonJS has its default export one level deeper.
 */
export const functionOf = (module: unknown): unknown => {
  const exported = defaultOf(module)
  return typeof exported === "function" ? exported : (defaultOf(exported) ?? exported)
}

const defaultOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "default" in value ? value.default : undefined
