// A server that a client should not take for ours, or not trust: `node odd.cjs MANNER [CERT KEY]` prints its port.
const { readFileSync } = require("node:fs")
const http = require("node:http")
const https = require("node:https")
const net = require("node:net")

const [, , manner, cert, key] = process.argv
const json = (answer, status, body) => {
  answer.writeHead(status, { "content-type": "application/json" })
  answer.end(JSON.stringify(body))
}
const ours = (protocols, version = "0.1.0") => ({ name: "cleveragents", version, protocols })

/** How it answers each request. */
const MANNERS = {
  redirects: (_request, answer) => answer.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
  "speaks for somebody else": (_request, answer) => json(answer, 200, { name: "other", version: "1.0.0" }),
  "speaks no JSON": (_request, answer) => answer.end("<html>"),
  "has nothing there": (_request, answer) => json(answer, 404, {}),
  "wants a token for everything": (_request, answer) => json(answer, 401, {}),
  "is too old": (_request, answer) => json(answer, 200, ours([0], "0.0.9")),
  "is too new": (_request, answer) => json(answer, 200, ours([7, 8], "9.0.0")),
  "commands the terminal": (_request, answer) => json(answer, 200, ours([1], "\u001b[31m")),
  "is busy": ({ url }, answer) => json(answer, url === "/version" ? 200 : 429, ours([1])),
  "is ours": ({ url, headers }, answer) => json(answer, 200, { ...ours([1]), url, token: headers.authorization }),
  "answers without end": (_request, answer) => {
    const more = () => {
      while (!answer.destroyed && answer.write("x".repeat(16384))) {}
    }
    answer.on("drain", more).on("error", () => {})
    more()
  },
  "stops in the middle": (_request, answer) => {
    answer.writeHead(200, { "content-length": 100 })
    answer.write("{", () => answer.destroy())
  }
}

/** What it does with each connection. */
const BARE = {
  hangs: () => {},
  resets: (socket) => socket.resetAndDestroy(),
  "speaks something else": (socket) => socket.end("220 mail.example.org ESMTP\r\n")
}

const server =
  BARE[manner] !== undefined
    ? net.createServer((socket) => BARE[manner](socket.on("error", () => {})))
    : cert === undefined
      ? http.createServer(MANNERS[manner])
      : https.createServer({ cert: readFileSync(cert), key: readFileSync(key) }, MANNERS[manner])

server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`))
