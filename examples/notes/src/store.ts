/** The notes in their file, a line each: every process of a server appends to it, and none holds it. */
import { appendFile, open, readFile } from "node:fs/promises"
import { homedir } from "node:os"
import { join } from "node:path"

export interface Note {
  readonly text: string
}

export const add = (note: Note): Promise<void> => appendFile(FILE, `${JSON.stringify(note)}\n`)

export const all = async (): Promise<ReadonlyArray<Note>> => {
  const lines = await readFile(FILE, "utf8").catch(() => "")
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Note => JSON.parse(line))
}

/** Throws where no note could be kept. */
export const check = async (): Promise<void> => {
  const file = await open(FILE, "a")
  await file.close()
}

const FILE = join(process.env.CLEVERAGENTS_HOME || join(homedir(), ".cleveragents"), "notes.jsonl")
