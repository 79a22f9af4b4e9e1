// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** A suite that left no readable report: whatever it did, nobody can say that it passed. @type {Count} */
const noReport = { passed: 0, failed: 1, skipped: 0 }

/**
 * Counts a Vitest JSON report.
 * @param {string | null} text the report file's content, null where there is none
 * @param {number} exitCode
 * @returns {Count}
 */
export function countVitest(text, exitCode) {
  const report = parse(text)
  if (!Number.isInteger(report?.numPassedTests)) return noReport
  // A file that does not load has no tests of its own, and would not show in the number of failed tests.
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: readonly { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0)
  return judged({ passed: report.numPassedTests, failed, skipped }, exitCode)
}

/**
 * Counts a Playwright JSON report. A flaky test failed at least once, so it failed.
 * @param {string | null} text
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPlaywright(text, exitCode) {
  const report = parse(text)
  if (!Number.isInteger(report?.stats?.expected)) return noReport
  const { expected, unexpected, flaky, skipped } = report.stats
  return judged(
    { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped },
    exitCode,
  )
}

/**
 * A run that ended badly without naming a failed test still failed; one without a single test proves nothing.
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
function judged(count, exitCode) {
  const isUnexplained = count.failed === 0 && (exitCode !== 0 || count.passed === 0)
  return isUnexplained ? { ...count, failed: 1 } : count
}

/** @param {string | null} text */
function parse(text) {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null // cut off: the caller counts it as a failure
  }
}

/** @param {readonly Count[]} counts @returns {Count} */
export function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const count of counts) {
    total.passed += count.passed
    total.failed += count.failed
    total.skipped += count.skipped
  }
  return total
}

/** `N passed, N failed`, and `, N skipped` where some were. @param {Count} count */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
