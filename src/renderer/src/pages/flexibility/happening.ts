import type { TFunction } from 'i18next'
import type { FlexRow, JsonValue } from '../../../../shared/flex.ts'
import { harmless } from '../../format/harmless.ts'
import { flex } from '../../i18n/en/flex.ts'
import { rowIdOf } from './flex-state.ts'
import type { Words } from './use-words.ts'

const prefix = 'no.elhub.flex.'

/** `/controllable_unit/3011`: what an event or a notice is about. */
export interface About {
  readonly table: string
  readonly id: string
}

export function aboutOf(source: JsonValue | undefined): About | null {
  const found = typeof source === 'string' ? /^\/([a-z_]{1,80})\/(\d{1,20})$/.exec(source) : null
  return found === null ? null : { table: found[1] ?? '', id: found[2] ?? '' }
}

export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

function dataOf(row: FlexRow): { readonly [name: string]: JsonValue } {
  const { data } = row
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as FlexRow) : {}
}

/** What an event says of what it is about: "was changed: status" (fact sheet 18.2). Types are an open list. */
export function happenedTo(row: FlexRow, t: TFunction, words: Words): string {
  const type = textOf(row['type'])
  const data = dataOf(row)
  switch (type.slice(type.lastIndexOf('.') + 1)) {
    case 'create':
      return t('flex.events.created')
    case 'update': {
      const changed = data['updated_fields']
      const names = Array.isArray(changed) ? changed.filter((name) => typeof name === 'string') : []
      if (names.length === 0) return t('flex.events.updatedSome')
      return t('flex.events.updated', { fields: names.map(words.fieldInside).join(', ') })
    }
    case 'delete':
      return t('flex.events.deleted')
    case 'lookup': {
      const id = rowIdOf(data['requesting_party_id'])
      return id !== null ? t('flex.events.lookedUpBy', { id }) : t('flex.events.lookedUp')
    }
    default:
      return t('flex.events.other', { type: withoutPrefix(type) })
  }
}

export function withoutPrefix(type: string): string {
  return harmless(type.startsWith(prefix) ? type.slice(prefix.length) : type)
}

/** What FIS found, from the end of its type: `….valid_time.outside_contract`. */
export function noticeText(type: string, t: TFunction): string {
  const parts = withoutPrefix(type).split('.').slice(1)
  const names = [parts.join('_'), parts.at(-1) ?? '']
  const known = Object.keys(flex.notices) as readonly (keyof typeof flex.notices)[]
  const key = known.find((each) => names.includes(each))
  return key === undefined ? withoutPrefix(type) : t(`flex.notices.${key}`)
}
