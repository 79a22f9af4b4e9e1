import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import type { JsonValue } from '../../../../shared/flex.ts'
import { isCalendarDate } from '../../format/date-input.ts'
import { harmless } from '../../format/harmless.ts'
import { useFormat } from '../../format/use-format.ts'
import { kindOf } from './columns.ts'
import { dayBeginningAt, readInstant } from './oslo-time.ts'
import { useWords } from './use-words.ts'

/** A value in words and in the formats of the language in force. */
export function useText() {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 6 })
    const degrees = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 4 })
    const written = (text: string, isDay: boolean) => {
      const instant = readInstant(text)
      if (instant === null) return harmless(text)
      const day = isDay ? dayBeginningAt(instant) : null
      return day === null ? format.instant(instant) : format.date(day)
    }
    return (resource: FlexResource, field: string, value: JsonValue): string => {
      const kind = kindOf(resource, field)
      if (typeof value === 'boolean') return value ? t('flex.table.yes') : t('flex.table.no')
      if (typeof value === 'number')
        return kind === 'power' ? t('flex.table.power', { value: numbers.format(value) }) : kind === 'id' ? String(value) : numbers.format(value) // prettier-ignore
      if (typeof value === 'string') {
        if (kind === 'validity' || kind === 'instant') return written(value, kind === 'validity')
        if (kind === 'date' && isCalendarDate(value)) return format.date(value)
        return kind === 'word' ? words.value(resource, field, value) : harmless(value)
      }
      if (kind === 'words' && Array.isArray(value))
        return value.map((one) => (typeof one === 'string' ? words.value(resource, field, one) : JSON.stringify(one))).join(', ') // prettier-ignore
      const place = kind === 'place' ? placeOf(value) : null
      if (place !== null) return place.map((one) => `${degrees.format(one)}°`).join(', ')
      return value === null ? t('common.dash') : harmless(JSON.stringify(value))
    }
  }, [t, format, words])
}

/** GeoJSON has the longitude first (fact sheet 18.1); people say the latitude first. null: not a point. */
function placeOf(value: JsonValue): readonly [number, number] | null {
  if (typeof value !== 'object' || value === null || !('coordinates' in value)) return null
  const { coordinates } = value
  if (!Array.isArray(coordinates)) return null
  const [east, north] = coordinates as readonly JsonValue[]
  return typeof east === 'number' && typeof north === 'number' ? [north, east] : null
}
