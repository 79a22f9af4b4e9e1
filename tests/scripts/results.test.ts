import { describe, expect, test } from 'vitest'
import { closingLine, countPlaywright, countVitest, sum } from '../../scripts/results.mjs'

const vitest = (change: object = {}): string =>
  JSON.stringify({
    numPassedTests: 10,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
    ...change,
  })
const playwright = (change: object = {}): string =>
  JSON.stringify({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0, ...change }, errors: [] })

describe('a Vitest report', () => {
  test('is counted as it is', () => {
    expect(countVitest(vitest({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }), 1)).toEqual({
      passed: 10,
      failed: 2,
      skipped: 2,
    })
  })

  test('counts a file that did not even load', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(countVitest(vitest({ testResults }), 1).failed).toBe(1)
  })

  test('does not count a failed test twice, once as its file', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
    expect(countVitest(vitest({ numFailedTests: 1, testResults }), 1).failed).toBe(1)
  })
})

describe('a Playwright report', () => {
  test('is counted as it is, and a flaky spec as failed', () =>
    expect(countPlaywright(playwright({ unexpected: 1, flaky: 2, skipped: 3 }), 1)).toEqual({
      passed: 5,
      failed: 3,
      skipped: 3,
    }))

  test('counts an error outside every spec', () => {
    const report = JSON.stringify({
      stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 },
      errors: [{}],
    })
    expect(countPlaywright(report, 1).failed).toBe(1)
  })
})

describe.each([
  ['Vitest', countVitest, vitest, { numPassedTests: 0 }],
  ['Playwright', countPlaywright, playwright, { expected: 0 }],
])('a run of %s fails', (_name, count, report, empty) => {
  test('without a report', () => expect(count(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 }))
  test('with half a report', () => expect(count(report().slice(0, 20), 0).failed).toBe(1))
  test('with a report of something else', () => expect(count('{}', 0).failed).toBe(1))
  test('when it ended badly after all tests passed', () => expect(count(report(), 137).failed).toBe(1))
  test('when it found nothing to test', () => expect(count(report(empty), 0).failed).toBe(1))
  test('not otherwise', () => expect(count(report(), 0).failed).toBe(0))
})

test('the closing line is the sum', () => {
  const counts = [
    { passed: 10, failed: 1, skipped: 0 },
    { passed: 5, failed: 0, skipped: 0 },
  ]
  expect(closingLine(sum(counts))).toBe('15 passed, 1 failed')
  expect(closingLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
})
