/** Asks a server as a client would, on a connection of its own. */
import { request } from "node:http"

export interface Answer {
  readonly status: number
  readonly body: string
}

export interface Asked {
  /** Whether a part of the answer is there. */
  begun: boolean
  readonly answer: Promise<Answer>
}

/** One GET, without proxies and without keep-alive. */
export function ask(url: string): Asked {
  const asked: { begun: boolean } = { begun: false }
  const answer = new Promise<Answer>((resolve, reject) => {
    const sent = request(url, { agent: false }, (response) => {
      let body = ""
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text
        asked.begun = true
      })
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body }))
      response.once("error", reject)
    })
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
