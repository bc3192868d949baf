/** Certificates that openssl makes for a test: each signed by itself. */
import { execFileSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export interface Certificate {
  /** PEM files. */
  readonly cert: string
  readonly key: string
}

/** Whether openssl is there to make one. */
export function canCertify(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

/** Writes one into `directory`; `subject` is a subjectAltName, such as `IP:127.0.0.1`, and the dates are as `openssl ca` takes them. */
export function certify(directory: string, subject: string, from: string, until: string): Certificate {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, "ca.cnf"), configuration(subject))
  writeFileSync(join(directory, "index.txt"), "")
  writeFileSync(join(directory, "serial"), "01\n")
  const openssl = (...args: ReadonlyArray<string>) => execFileSync("openssl", args, { cwd: directory, stdio: "ignore" })
  openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem")
  openssl("req", "-new", "-config", "ca.cnf", "-key", "key.pem", "-subj", "/CN=agents", "-out", "request.pem")
  const dates = ["-startdate", from, "-enddate", until]
  openssl("ca", "-batch", "-selfsign", "-config", "ca.cnf", "-keyfile", "key.pem", ...dates, ...IN_AND_OUT)
  return { cert: join(directory, "cert.pem"), key: join(directory, "key.pem") }
}

const IN_AND_OUT = ["-in", "request.pem", "-notext", "-out", "cert.pem"]

const configuration = (subject: string): string => `[ca]
default_ca = here
[here]
database = ./index.txt
serial = ./serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = leaf
[any]
commonName = supplied
[leaf]
subjectAltName = ${subject}
[req]
distinguished_name = any_name
[any_name]
`
