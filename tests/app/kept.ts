import { readFileSync } from 'node:fs'
import { filesBelow, formsOf } from '../secret-forms.ts'
import { expect } from './fixture.ts'

/** Not in the log, not in the data file, not in what Chromium keeps of the pages: for a profile whose app has been closed. */
export function expectKeptNowhere(home: string, secrets: readonly string[]): void {
  const forms = secrets.flatMap(formsOf)
  expect(forms.length).toBeGreaterThan(0)
  for (const kept of filesBelow(home)) {
    const content = readFileSync(kept, 'latin1')
    expect([kept, forms.filter((form) => content.includes(form)).length]).toEqual([kept, 0])
  }
}
