// Prints the body of one GET: `get URL [HEADER...]`, and fails where the answer is an error of the connection.
const { request } = require("node:http")

const [url, ...headers] = process.argv.slice(2)
const pairs = headers.map((header) => header.split(/: */))
const asked = request(url, { agent: false, headers: Object.fromEntries(pairs) }, (response) =>
  response.pipe(process.stdout)
)
asked.on("error", (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
asked.end()
