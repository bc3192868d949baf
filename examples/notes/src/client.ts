/** The notes as the commands see them: over HTTP. */
import type { Commands, Io } from "../commands.d.ts"
import type { Note } from "./store.ts"

/** What the server answers: every note that it keeps. */
export const ask = async (
  url: string,
  io: Io<Commands["notes list"]["errors"]>,
  request: RequestInit = {}
): Promise<ReadonlyArray<Note>> => {
  const answer = await fetch(new URL("/notes", url), { ...request, signal: io.signal }).catch(() => undefined)
  if (answer?.ok) return (await answer.json()) as ReadonlyArray<Note>
  return io.fail("NoNotes", { url, reason: answer ? `the answer is ${answer.status}` : "nobody answers" })
}
