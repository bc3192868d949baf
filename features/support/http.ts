/** Asks a server as a client would, on a connection of its own. */
import * as http from "node:http"
import * as https from "node:https"

export interface Answer {
  readonly status: number
  readonly body: string
}

export interface Asked {
  /** Whether a part of the answer is there. */
  begun: boolean
  readonly answer: Promise<Answer>
}

/** What asks at such a URL; of a certificate it asks for nothing, since those of the tests are signed by nobody. */
export function speaking(url: string): Pick<typeof http, "Agent" | "request"> {
  return url.startsWith("https:") ? { ...https, Agent: Trusting } : http
}

class Trusting extends https.Agent {
  constructor(options: https.AgentOptions = {}) {
    super({ ...options, rejectUnauthorized: false })
  }
}

/** One GET, without proxies and without keep-alive. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Asked {
  const asked: { begun: boolean } = { begun: false }
  const answer = new Promise<Answer>((resolve, reject) => {
    const sent = speaking(url).request(
      url,
      { agent: false, headers, rejectUnauthorized: false } as https.RequestOptions,
      (response) => {
        let body = ""
        response.setEncoding("utf8").on("data", (text: string) => {
          body += text
          asked.begun = true
        })
        response.once("end", () => resolve({ status: response.statusCode ?? 0, body }))
        response.once("error", reject)
      }
    )
    sent.once("error", reject)
    sent.end()
  })
  answer.catch(() => undefined)
  return Object.assign(asked, { answer })
}

/** One GET and its answer. */
export function get(url: string): Promise<Answer> {
  return ask(url).answer
}
