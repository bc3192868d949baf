/**
 * Keeps secrets out of the log. It works on the finished line, so nothing gets past it: no child
 * logger, no serializer of an app's, no object deep in an error.
 */

/** The line, one JSON document, with the values of telling names and parameters, and tokens of ours anywhere, replaced. */
export const redact = (line: string): string =>
  line.replace(field, '$1"[redacted]"').replace(query, "$1[redacted]").replace(token, "[redacted]")

const names = "(?:authorization|cookies?|password|passwd|passphrase|secret|token|api[-_]?key)"
const text = String.raw`"(?:[^"\\]|\\.)*"`

// Numbers stay: `"promptToken": 12` is a count. Objects that are not flat stay too: their own names are looked at.
const field = new RegExp(
  String.raw`("[\w.-]*${names}":)(?:${text}|\[(?:${text},?)*\]|\{(?:${text}:${text},?)*\})`,
  "gi"
)
const query = new RegExp(String.raw`([?&][\w.-]*${names}=)[^&#\s"\\]+`, "gi")
const token = /ca_[\w-]{8}_[\w-]{43}/g
