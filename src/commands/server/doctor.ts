/** `agents server doctor`: what is wrong, and what to do. */
import * as Effect from "effect/Effect"
import type { Handler } from "../../manifest/handler.ts"
import { diagnose, type Examined } from "../../supervisor/doctor/diagnose.ts"
import { resolve } from "../../supervisor/home.ts"

const doctor: Handler<"server doctor"> = (input) =>
  Effect.gen(function* () {
    const home = yield* resolve(input)
    const checks = yield* diagnose(home, input, input.fix)
    const problems = checks.filter(({ verdict, repaired }) => verdict === "problem" && !repaired)
    return {
      text: [...checks.map(line), "", summary(problems.length, input.fix, checks)].join("\n"),
      json: { sound: problems.length === 0, pidFile: home.pidFile, checks: checks.map(plain) },
      exitCode: problems.length === 0 ? 0 : 1
    }
  })

export default doctor

const line = (check: Examined): string => {
  const head = `${mark(check).padEnd(8)}  ${check.name.padEnd(14)}  ${check.message}`
  const { verdict, advice, repaired } = check
  return verdict === "ok" || repaired || advice === undefined ? head : `${head}\n${" ".repeat(26)}${advice}`
}

const mark = ({ verdict, repaired }: Examined): string => (repaired ? "repaired" : verdict)

const summary = (problems: number, fix: boolean, checks: ReadonlyArray<Examined>): string => {
  if (problems > 0) return problems === 1 ? "1 problem remains" : `${problems} problems remain`
  const open = checks.some(({ repair }) => repair !== undefined)
  return open && !fix ? "sound; agents server doctor --fix clears up" : "sound"
}

const plain = ({ name, message, advice, ...rest }: Examined) => ({
  name,
  verdict: mark({ name, message, ...rest }),
  message,
  advice
})
