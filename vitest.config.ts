/**
 * Unit tests run as Node runs them: TypeScript through tsx, without a bundler's module graph, so that
 * the coverage that V8 reports is that of the files themselves.
 */
import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--import", "tsx"],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: ["test/coverage.ts"],
    reporters: ["default", ["junit", { outputFile: "results/unit.xml" }]]
  }
})
