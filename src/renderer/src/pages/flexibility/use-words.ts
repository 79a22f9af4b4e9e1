import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { partyTypes, type FlexResource } from '../../../../shared/fis.ts'
import { harmless } from '../../format/harmless.ts'
import { fields } from '../../i18n/en/flex-fields.ts'
import { tables, things } from '../../i18n/en/flex-tables.ts'
import { values } from '../../i18n/en/flex-values.ts'

const has = <T extends object>(record: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(record, name)

/** A name in the middle of a sentence: small at its beginning, unless that is an abbreviation. */
const inside = (name: string): string => name.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())

/** FIS's names and codes in the words of the language in force; what Oversikt does not know stays as FIS writes it. */
export function useWords() {
  const { t } = useTranslation()
  return useMemo(() => {
    const field = (name: string) => (has(fields, name) ? t(`flex.fields.${name}`) : harmless(name))
    const partyType = (type: string) => {
      const known = partyTypes.find((each) => each === type)
      return known === undefined ? harmless(type) : t(`connect.fis.partyTypes.${known}`)
    }
    return {
      field,
      /** Over a column. */
      header: (resource: FlexResource, name: string) =>
        name !== 'type' || (resource !== 'event' && resource !== 'notice')
          ? field(name)
          : t(resource === 'event' ? 'flex.fields.happening' : 'flex.fields.found'),
      inside,
      /** In the middle of a sentence. */
      fieldInside: (name: string) => inside(field(name)),
      partyType,
      /** A code of a column; `type` of a party has words of its own. */
      value: (resource: FlexResource, name: string, code: string) => {
        if (resource === 'party' && name === 'type') return partyType(code)
        const key = code.replaceAll('.', '_')
        return has(values, key) ? t(`flex.values.${key}`) : harmless(code)
      },
      /** null: none of FIS's that Oversikt knows. */
      role: (role: string) => {
        if (role === 'flex_entity') return t('flex.who.entityRole')
        const type = partyTypes.find((each) => `flex_${each}` === role)
        return type === undefined ? null : t(`connect.fis.partyTypes.${type}`)
      },
      /** One row of a table or of a relation. */
      thing: (name: string) =>
        has(tables, name)
          ? t(`flex.tables.${name}.one`)
          : has(things, name)
            ? t(`flex.things.${name}`)
            : has(fields, name)
              ? t(`flex.fields.${name}`)
              : harmless(name).replaceAll('_', ' '),
    }
  }, [t])
}
export type Words = ReturnType<typeof useWords>
