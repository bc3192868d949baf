/** The places of a program that a command line can address: the program itself, its groups, its commands. */
import type { Command, Group, Model, Node, Option } from "../manifest/model.ts"

/** The model itself is the root. */
export type Place = Model | Group | Command

/** `["server", "start"]` */
export const pathOf = (place: Place): ReadonlyArray<string> => ("path" in place ? place.path : [])

/** `agents server start` */
export const fullName = (model: Model, place: Place): string => [model.name, ...pathOf(place)].join(" ")

/** The child that goes by this name. */
export const childOf = (place: Place, word: string): Node | undefined =>
  "commands" in place ? place.commands.find((child) => child.name === word || child.aliases.includes(word)) : undefined

/** The children that are shown. */
export const childrenOf = (place: Place): ReadonlyArray<Node> =>
  "commands" in place ? place.commands.filter((child) => !child.hidden) : []

/** The options of every command at or below a place. */
export const optionsBelow = (place: Place): ReadonlyArray<Option> =>
  "commands" in place ? place.commands.flatMap(optionsBelow) : place.options

/** What a list says of a place's child: its summary, and whose it is where it is not the place's own. */
export const summaryIn = (place: Place, { summary, plugin }: Node): string =>
  plugin === ownerOf(place) ? summary : `${summary} [plugin ${plugin}]`

/** The plugin that brings a place. */
export const ownerOf = (place: Place): string | undefined => ("path" in place ? place.plugin : undefined)
