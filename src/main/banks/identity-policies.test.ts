import { expect, test } from 'vitest'
import { accountKinds } from '../../shared/model.ts'
import { banks } from './index.ts'

test.each(Object.values(banks))(
  '$id: rows are read again for as long as they settle, and a moved one is still among them',
  ({ identity, overlapDays }) => {
    expect(identity.version).toBeGreaterThanOrEqual(1)
    for (const kind of accountKinds) {
      expect(overlapDays([kind])).toBeGreaterThanOrEqual(identity.settlingDays(kind))
      expect(identity.settlingDays(kind)).toBeGreaterThan(identity.movesDays)
    }
    const { bookedWithinDays, pendingDays, holdPercent } = identity.announcements
    expect(pendingDays).toBeGreaterThan(bookedWithinDays)
    expect(holdPercent).toBeLessThan(100)
  },
)

test('what the fact sheets say of each bank', () => {
  expect(banks.sparebank1.identity).toMatchObject({ movesDays: 3, announcements: { mayKeepId: true } })
  expect(banks.sparebank1.identity.settlingDays('credit-card')).toBe(45)
  expect(banks.sbanken.identity).toMatchObject({ movesDays: 3, announcements: { mayKeepId: false } })
  expect(banks.bunq.identity).toMatchObject({ movesDays: 1, amountMayChange: false })
})
