/** Certificates that servers show. */
import assert from "node:assert/strict"
import { X509Certificate } from "node:crypto"
import { once } from "node:events"
import { copyFileSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { connect } from "node:tls"
import { Given, Then, When } from "@cucumber/cucumber"
import { canCertify, certify } from "../support/certificate.ts"
import { eventually } from "../support/eventually.ts"
import type { Scenario } from "../support/scenario.ts"

const PAST = "20200101000000Z"
const FUTURE = "20990101000000Z"

Given("a certificate", function (this: Scenario) {
  return make(this, "tls", PAST, FUTURE)
})

Given("a certificate that has expired", function (this: Scenario) {
  return make(this, "tls", PAST, "20200201000000Z")
})

Given("a certificate that is not valid yet", function (this: Scenario) {
  return make(this, "tls", "20900101000000Z", FUTURE)
})

When("the certificate is renewed", function (this: Scenario) {
  renew(this, ["cert.pem", "key.pem"])
})

When("the certificate is renewed, and its key is not", function (this: Scenario) {
  renew(this, ["cert.pem"])
})

Then(
  /^(\S+) shows the (first|renewed) certificate( in a while)?$/,
  async function (this: Scenario, url: string, which: string, wait?: string) {
    const file = which === "first" ? "first.pem" : "tls/cert.pem"
    const holds = async () => assert.equal(await shownAt(this.fill(url)), fingerprint(join(this.root, file)))
    await (wait ? eventually(holds) : holds())
  }
)

function make(scenario: Scenario, name: string, from: string, until: string): "skipped" | undefined {
  if (!canCertify()) return "skipped"
  const { cert, key } = certify(join(scenario.root, name), "IP:127.0.0.1", from, until)
  copyFileSync(cert, join(scenario.root, "first.pem"))
  Object.assign(scenario.names, { cert, key, tls: `--tls-cert ${cert} --tls-key ${key}` })
  return undefined
}

function renew(scenario: Scenario, files: ReadonlyArray<string>): void {
  const directory = join(scenario.root, "renewed")
  certify(directory, "IP:127.0.0.1", PAST, FUTURE)
  for (const file of files) copyFileSync(join(directory, file), join(scenario.root, "tls", file))
}

const fingerprint = (file: string): string => new X509Certificate(readFileSync(file)).fingerprint256

async function shownAt(url: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false })
  await once(socket, "secureConnect")
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.destroy()
  return fingerprint256
}
