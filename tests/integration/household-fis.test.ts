import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startApp } from './app.ts'

test('the invented household is connected to FIS as its service provider, and its units can be paged through', async () => {
  await using app = await startApp({ clock: movableClock('2026-11-10T10:00:00Z') })
  const status = await app.handlers['demo:enter'](undefined)
  expect(status.demoCredentials?.fis).toMatchObject({ gln: '1111111111111' })
  const connections = await app.handlers['connections:list'](undefined)
  const fis = connections.find(({ system }) => system === 'fis')
  expect(fis).toMatchObject({ status: 'ready', lastFailure: null })
  const connectionId = fis?.id ?? ''
  const identity = await app.handlers['flex:identity']({ connectionId })
  expect(identity).toMatchObject({ entityName: 'Testkraft AS', partyName: 'Testkraft SP', role: 'flex_service_provider' })
  expect(identity.party).toMatchObject({ id: 1482, status: 'active' })
  const query = { resource: 'controllable_unit', filters: [], order: null, embed: ['technical_resource'] } as const
  const page = await app.handlers['flex:page']({ connectionId, ...query, offset: 0, limit: 25 })
  expect([page.rows.length, page.total]).toEqual([25, 60])
  const parties = await app.handlers['flex:parties']({ connectionId })
  expect(parties.map(({ id }) => id).sort()).toEqual([1394, 1482, 1710])
}) // prettier-ignore
