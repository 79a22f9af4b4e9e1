/** What one area of the house may import. Paths are from `src/`; a path that ends in `/` means everything below. */
export interface Area {
  /** The first area whose pattern matches a file is its area. */
  readonly files: RegExp
  readonly name: string
  /** May be loaded. */
  readonly values: readonly string[]
  /** May be named in types only. */
  readonly types?: readonly string[]
  /** May be loaded by `import()` only. */
  readonly lazy?: readonly string[]
  readonly packages?: readonly string[]
  /** Node's own modules: all, none, or all but these. */
  readonly node: true | false | { readonly not: readonly string[] }
}

/** Each folder's port is a contract of types: anybody in main may name them. */
const ports = [
  'main/http/port.ts',
  'main/oauth/port.ts',
  'main/vault/port.ts',
  'main/store/port.ts',
  'main/banks/bank.ts',
  'main/systems/system.ts',
  'main/identity/port.ts',
  'main/identity/orders.ts',
  'main/flex/port.ts',
]
const everywhere = ['shared/', 'main/clock.ts', 'main/local-date.ts', 'main/log']
/** Speaking to the world and to the disk belongs to others. */
const world = [
  'fs',
  'net',
  'tls',
  'http',
  'http2',
  'https',
  'dgram',
  'dns',
  'child_process',
  'worker_threads',
]

const bank = {
  values: [...everywhere, 'main/http/', 'main/oauth/', 'main/banks/bank.ts', 'main/systems/system.ts'],
  packages: ['zod', '@peculiar/asn1-schema', '@peculiar/asn1-x509'],
  node: { not: world },
} as const

/** What core.ts, cli.ts and the files they are split into may load: all of main but the window and the invented bank. */
const composed = [
  ...everywhere,
  'package.json',
  'main/<composition>',
  'main/http/',
  'main/oauth/',
  'main/vault/',
  'main/banks/',
  'main/systems/',
  'main/identity/',
  'main/flex/',
  'main/lock/',
  'main/signing/',
  'main/store/',
  'main/sync/',
  'main/queries/',
  'main/files/',
  'main/handlers/',
]

const mainAreas: readonly Area[] = [
  {
    files: /^main\/(clock|local-date|log[\w-]*|redact)\.ts$/,
    name: 'main/log',
    values: ['shared/', 'main/log', 'main/clock.ts', 'main/redact.ts'],
    node: true,
  },
  {
    files: /^main\/http\//,
    name: 'main/http',
    values: [...everywhere, 'main/http/'],
    packages: ['undici', 'zod'],
    node: { not: ['fs', 'child_process'] },
  },
  {
    files: /^main\/oauth\//,
    name: 'main/oauth',
    values: [...everywhere, 'main/oauth/', 'main/http/'],
    types: ports,
    packages: ['oauth4webapi', 'jose', 'zod'],
    node: { not: ['fs', 'child_process'] },
  },
  {
    files: /^main\/vault\//,
    name: 'main/vault',
    values: [...everywhere, 'main/vault/'],
    types: ports,
    packages: ['keytar', 'zod'],
    node: { not: ['fs', 'net', 'http', 'https'] },
  },
  {
    files: /^main\/banks\/index\.ts$/,
    name: 'main/banks registry',
    ...bank,
    values: [...bank.values, 'main/banks/'],
  },
  { files: /^main\/banks\/bank\.ts$/, name: 'main/banks port', ...bank },
  {
    files: /^main\/banks\/(?<own>[\w-]+)\//,
    name: 'main/banks/<bank>',
    ...bank,
    values: [...bank.values, 'main/banks/<own>/'],
  },
  {
    files: /^main\/(?<own>identity|flex|rates)\//,
    name: 'main/<system>',
    ...bank,
    packages: [...bank.packages, 'jose'],
    values: [...bank.values, 'main/<own>/'],
  },
  {
    files: /^main\/systems\/index\.ts$/,
    name: 'main/systems registry',
    ...bank,
    values: [...bank.values, 'main/banks/', 'main/identity/', 'main/flex/'],
  },
  { files: /^main\/systems\/system\.ts$/, name: 'main/systems port', ...bank },
  // Keys and their slots: what opens the file. It speaks to nobody.
  {
    files: /^main\/lock\//,
    name: 'main/lock',
    values: [...everywhere, 'main/lock/', 'main/store/durable.ts', 'main/store/lock.ts'],
    types: ports,
    packages: ['hash-wasm', 'zod'],
    node: { not: ['net', 'http', 'https', 'child_process'] },
  },
  // Reads what BankID signed, and proves it as far as it can be proven here.
  {
    files: /^main\/signing\//,
    name: 'main/signing',
    values: [...everywhere, 'main/signing/'],
    types: ports,
    packages: [
      'xml-crypto',
      '@xmldom/xmldom',
      '@peculiar/asn1-schema',
      '@peculiar/asn1-ocsp',
      '@peculiar/asn1-x509',
      'zod',
    ],
    node: { not: ['net', 'http', 'https', 'child_process'] },
  },
  {
    files: /^main\/store\//,
    name: 'main/store',
    values: [...everywhere, 'main/store/'],
    packages: ['better-sqlite3'],
    node: { not: ['net', 'http', 'https', 'child_process'] },
  },
  {
    files: /^main\/sync\//,
    name: 'main/sync',
    values: [...everywhere, 'main/sync/', 'main/store/'],
    types: ['main/banks/bank.ts'],
    node: { not: world },
  },
  // The reader thread opens the file itself, read-only; `fold` must be the same for what is stored and what is typed.
  {
    files: /^main\/queries\/reader[\w-]*\.ts$/,
    name: 'main/queries reader',
    values: [...everywhere, 'main/queries/', 'main/store/'],
    node: true,
  },
  {
    files: /^main\/queries\//,
    name: 'main/queries',
    values: [...everywhere, 'main/queries/', 'main/store/fold.ts', 'main/store/journal-later.ts'],
    types: ['main/store/'],
    node: { not: world },
  },
  {
    files: /^main\/files\//,
    name: 'main/files',
    values: [...everywhere, 'main/files/'],
    types: ['main/store/'],
    packages: ['fast-xml-parser', 'zod'],
    node: { not: ['net', 'http', 'https', 'child_process'] },
  },
  {
    files: /^main\/handlers\//,
    name: 'main/handlers',
    values: [
      ...everywhere,
      'main/handlers/',
      'main/sync/',
      'main/queries/',
      'main/files/',
      'main/vault/',
      'main/lock/',
      'main/signing/',
    ],
    // Handed in by core.ts: a handler knows their shape and never makes one.
    types: ['main/store/', 'main/session.ts', 'main/systems/', ...ports],
    node: { not: world },
  },
  {
    files: /^main\/shell\//,
    name: 'main/shell',
    values: [...everywhere, 'main/shell/'],
    types: ['main/core.ts', ...ports],
    packages: ['electron', 'zod'],
    node: true,
  },
  {
    files: /^main\/sandbox\//,
    name: 'main/sandbox',
    values: [...everywhere, 'main/sandbox/'],
    packages: [
      'hono',
      '@hono/node-server',
      'uqr',
      'zod',
      'jose',
      'xml-crypto',
      '@xmldom/xmldom',
      '@peculiar/asn1-schema',
      '@peculiar/asn1-ocsp',
      '@peculiar/asn1-x509',
    ],
    node: true,
  },
  {
    files: /^main\/index\.ts$/,
    name: 'main/index.ts',
    values: [...everywhere, 'main/shell/'],
    types: ['main/core.ts'],
    lazy: ['main/core.ts'],
    packages: ['electron'],
    node: true,
  },
  // The invented household: reached by `import()` only, so that a start without it never reads the sandbox.
  {
    files: /^main\/demo\.ts$/,
    name: 'main/demo.ts',
    values: [...composed, 'main/sandbox/'],
    packages: ['zod'],
    node: true,
  },
  {
    files: /^main\/cli(\.ts$|\/)/,
    name: 'main/cli',
    values: [...composed, 'main/cli/'],
    packages: ['zod'],
    node: true,
  },
  // Composition puts everything together but the window.
  {
    files: /^main\/[\w-]+\.ts$/,
    name: 'main composition',
    values: composed,
    types: ['main/sandbox/'],
    lazy: ['main/sandbox/', 'main/demo.ts'],
    packages: ['zod'],
    node: true,
  },
]

/** Anything that draws; what it must not have is named below. */
const drawing = { packages: ['<drawing>'], node: false } as const
const shownTypes = ['shared/']
/** Fixed lists and forms a page shows as they are: no logic, nothing that could be done twice. */
const shownLists = [
  'shared/systems.ts',
  'shared/fin-insts.ts',
  'shared/sparebank1.ts',
  'shared/bunq.ts',
  'shared/sbanken.ts',
  'shared/progress.ts',
  'shared/import-file.ts',
  'shared/suggested-accounts.ts',
  'shared/account-number.ts',
  'shared/annotation.ts',
  'shared/bankid.ts',
  'shared/fis.ts',
  'shared/flex-fields.ts',
  'shared/flex-lookup.ts',
  'shared/lock.ts',
  'shared/verification.ts',
  'shared/model.ts',
]
const pieces = [
  'renderer/src/api.ts',
  'renderer/src/components/',
  'renderer/src/charts/',
  'renderer/src/format/',
  'renderer/src/i18n/',
  'renderer/src/theme',
]

const rendererAreas: readonly Area[] = [
  {
    files: /^renderer\/src\/pages\/(?<own>[\w-]+)\//,
    name: 'renderer page',
    ...drawing,
    values: [
      ...pieces,
      ...shownLists,
      'renderer/src/export-job.ts',
      'renderer/src/file-content.ts',
      'renderer/src/import-job.ts',
      'renderer/src/progress.ts',
      'renderer/src/status.ts',
      'renderer/src/pages/<own>/',
    ],
    types: shownTypes,
  },
  {
    files: /^renderer\/src\/(main|routes)\.tsx$/,
    name: 'renderer frame',
    ...drawing,
    values: ['renderer/src/', 'shared/'],
    lazy: ['renderer/src/pages/'],
  },
  { files: /^renderer\//, name: 'renderer', ...drawing, values: ['shared/', 'renderer/src/'] },
]

export const areas: readonly Area[] = [
  {
    files: /^shared\/contract(-[\w-]+)?\.ts$/,
    name: 'shared/contract',
    values: ['shared/'],
    packages: ['zod'],
    node: false,
  },
  { files: /^shared\//, name: 'shared', values: ['shared/'], node: false },
  {
    files: /^preload\//,
    name: 'preload',
    values: ['shared/channels.ts'],
    types: ['shared/'],
    packages: ['electron'],
    node: false,
  },
  ...mainAreas,
  ...rendererAreas,
]

/** Packages of the page. A page has no network, no disk and no validator: what is not here stays in main. */
export const drawingPackages =
  /^(react|react-dom|react-router|react-i18next|i18next|get-nonce|recharts|dayjs|@mantine\/[\w-]+|@tabler\/icons-react|@tanstack\/[\w-]+|@fontsource-variable\/[\w-]+|uqr)(\/|$)/
