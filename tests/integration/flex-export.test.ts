import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { codeOf, query, startWithFis } from './fis-app.ts'

describe('a table as a file', () => {
  test('holds every row of the question, in the order that is shown, and says how far it is', async () => {
    await using started = await startWithFis()
    const { app, bank, connected } = started
    const connectionId = await connected()
    const filters = [{ field: 'type', operator: 'ilike', value: 'controllable_unit', isNegated: false }] as const
    const order = { field: 'type', descending: true } as const
    const wanted = { connectionId, resource: 'event', filters, order, embed: ['notification'] } as const
    app.saveTo = join(app.home, 'events.csv')
    const outcome = await app.handlers['flex:export'](wanted)
    const { rows, total } = await app.handlers['flex:page']({ ...wanted, offset: 0, limit: 500 })
    expect(outcome).toEqual({ fileName: 'events.csv', rows: total })
    const [header = [], ...records]: string[][] = parse(readFileSync(app.saveTo))
    expect(header).toEqual(['id', 'time', 'type', 'source', 'subject', 'data', 'specversion', 'notification'])
    expect(records.map(([id]) => Number(id))).toEqual(rows.map(({ id }) => id))
    expect(records.length).toBeGreaterThan(5)
    expect(records.map(([id]) => Number(id))).not.toEqual(rows.map(({ id }) => Number(id)).toSorted((a, b) => a - b))
    const progress = app.events.flatMap(({ payload }) => (isExport(payload) ? [payload] : []))
    expect(progress.at(-1)).toEqual({ kind: 'export', rows: total, total })
    expect(bank.writesSeen()).toBe(0)
  }) // prettier-ignore

  test('is not begun where the dialog is closed', async () => {
    await using started = await startWithFis()
    const { app, bank, connected } = started
    const connectionId = await connected()
    bank.calls.clear()
    expect(await app.handlers['flex:export']({ connectionId, ...query })).toBeNull()
    expect(bank.calls.count()).toBe(0)
  })

  test.each(['cancelled', 'disconnected'] as const)(
    'is not there when it was %s, and neither is half of it',
    async (how) => {
      await using started = await startWithFis()
      const { app, bank, connected } = started
      const connectionId = await connected()
      app.saveTo = join(app.home, 'units.csv')
      bank.fail({ kind: 'time-out', on: '/api/v1/controllable_unit' })
      bank.calls.clear()
      const work = app.handlers['flex:export']({ connectionId, ...query })
      const ended = codeOf(work)
      await expect.poll(() => bank.calls.count('/api/v1/controllable_unit')).toBe(1)
      if (how === 'cancelled') await app.handlers['flex:cancel-export'](undefined)
      else await app.handlers['connection:disconnect']({ connectionId, data: 'delete' })
      expect(await ended).toBe('cancelled')
      expect(existsSync(app.saveTo)).toBe(false)
    },
  )
})

function isExport(payload: unknown): payload is { readonly kind: 'export' } {
  return typeof payload === 'object' && payload !== null && 'kind' in payload && payload.kind === 'export'
}
