import type { FinInst } from './systems.ts'

const sorNorge = 'fid-sor-norge'
/** Telemark, BV and Modum first became SpareBank 1 Sørøst-Norge, whose own id was never published. */
const sorostNorge = 'SpareBank 1 Sørøst-Norge'

/**
 * The banks of the SpareBank 1 alliance for the picker: the twelve of today (the portal's list of March 2026), then the ones
 * that are no more, because people still know their bank by the old name and old settings still hold the old id. Leaving the
 * choice to the login page is always possible too (`finInst: null`), and safest. Source: fact sheet section 4.
 */
export const finInsts: readonly FinInst[] = [
  { finInst: 'fid-gudbrandsdal', name: 'SpareBank 1 Gudbrandsdal' },
  { finInst: 'fid-hallingdal-valdres', name: 'SpareBank 1 Hallingdal Valdres' },
  { finInst: 'fid-helgeland', name: 'SpareBank 1 Helgeland' },
  { finInst: 'fid-lom-skjaak', name: 'SpareBank 1 Lom og Skjåk' },
  { finInst: 'fid-nord-norge', name: 'SpareBank 1 Nord-Norge' },
  { finInst: 'fid-nordmore', name: 'SpareBank 1 Nordmøre' },
  { finInst: 'fid-ringerike-hadeland', name: 'SpareBank 1 Ringerike Hadeland' },
  { finInst: 'fid-smn', name: 'SpareBank 1 SMN' },
  { finInst: 'fid-sogn-fjordane', name: 'SpareBank 1 Sogn og Fjordane' },
  { finInst: sorNorge, name: 'SpareBank 1 Sør-Norge' },
  { finInst: 'fid-ostfold-akershus', name: 'SpareBank 1 Østfold Akershus' },
  { finInst: 'fid-ostlandet', name: 'SpareBank 1 Østlandet' },
  // Merged. The date under mergedInto is when the id to use today took over.
  {
    finInst: 'fid-bv',
    name: 'SpareBank 1 BV',
    mergedInto: { finInst: sorNorge, since: '2024-10-01', via: { name: sorostNorge, since: '2021-06-01' } },
  },
  {
    finInst: 'fid-modum',
    name: 'SpareBank 1 Modum',
    mergedInto: { finInst: sorNorge, since: '2024-10-01', via: { name: sorostNorge, since: '2022-04-01' } },
  },
  {
    finInst: 'fid-nordvest',
    name: 'SpareBank 1 Nordvest',
    mergedInto: { finInst: 'fid-nordmore', since: '2021-05-01' },
  },
  {
    finInst: 'fid-sr-bank',
    name: 'SpareBank 1 SR-Bank',
    mergedInto: { finInst: sorNorge, since: '2024-10-01' },
  },
  {
    finInst: 'fid-sore-sunnmore',
    name: 'SpareBank 1 Søre Sunnmøre',
    mergedInto: { finInst: 'fid-smn', since: '2023-05-01' },
  },
  {
    finInst: 'fid-telemark',
    name: 'SpareBank 1 Telemark',
    mergedInto: { finInst: sorNorge, since: '2024-10-01', via: { name: sorostNorge, since: '2021-06-01' } },
  },
]
