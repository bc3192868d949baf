/** Writes a test file's coverage where NODE_V8_COVERAGE asks for it, since vitest ends its processes too early for Node to do so. */
import { takeCoverage } from "node:v8"
import { afterAll } from "vitest"

afterAll(() => takeCoverage())
