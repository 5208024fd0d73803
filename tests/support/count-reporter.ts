import type { Reporter, TestModule } from "vitest/node";

/** Ends the run with one plain line: N passed, N failed. A file that cannot be loaded counts as failed. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((t) => t.result().state === "passed").length;
      failed += tests.filter((t) => t.result().state === "failed").length;
      if (tests.length === 0 || module.errors().length > 0) failed++;
    }
    process.on("exit", () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}
