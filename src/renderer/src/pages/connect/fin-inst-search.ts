import { finInsts } from '../../../../shared/fin-insts.ts'
import type { FinInst } from '../../../../shared/systems.ts'

/** Small letters without marks: `Sør-Norge` is found by "sor", `Lom og Skjåk` by "skjak". */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The name of a bank by its id; null for an id that is not listed. */
export function finInstName(finInst: string): string | null {
  return finInsts.find((bank) => bank.finInst === finInst)?.name ?? null
}

/** The id to use today: that of the bank it merged into, else its own. */
export function currentFinInst(bank: FinInst): string {
  return bank.mergedInto?.finInst ?? bank.finInst
}

/** Banks in whose name, old id or later name every typed word occurs; all of them for an empty search. */
export function searchFinInsts(typed: string): readonly FinInst[] {
  const words = plain(typed)
    .split(' ')
    .filter((word) => word !== '')
  return finInsts.filter((bank) => {
    const later = bank.mergedInto === undefined ? '' : (finInstName(bank.mergedInto.finInst) ?? '')
    const known = plain(`${bank.name} ${bank.finInst} ${later} ${bank.mergedInto?.via?.name ?? ''}`)
    return words.every((word) => known.includes(word))
  })
}
