/** What of the caller's environment reaches a server, or does not. */
import { clean } from "../../platform/environment.ts"
import { type Check, ok, warning } from "./check.ts"

export const surroundings = (env: NodeJS.ProcessEnv): ReadonlyArray<Check> => {
  const kept = clean(env)
  const dropped = Object.keys(env).filter((name) => env[name] !== kept[name])
  const chosen = Object.keys(env).filter((name) => name.startsWith("CLEVERAGENTS_"))
  return [
    ...dropped.map((name) =>
      warning("environment", `${name} is ${kept[name] === undefined ? "kept from" : "cut for"} the server`, {
        advice: "it is meant for one process alone; unset it where it is not yours"
      })
    ),
    ok("environment", chosen.length === 0 ? "no option comes from it" : `in use: ${chosen.join(", ")}`)
  ]
}
