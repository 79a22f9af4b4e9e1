import { fields } from './flex-fields.ts'
import { list } from './flex-list.ts'
import { lookUp } from './flex-look-up.ts'
import { record } from './flex-record.ts'
import { about, tables, things } from './flex-tables.ts'
import { values } from './flex-values.ts'

/** The Flexibility page: what FIS shows of the market for flexibility. Its small words are in files of their own. */
export const flex = {
  title: 'Flexibility',
  subtitle:
    'What FIS shows the one you act as, fetched when you look. Nothing in FIS is changed from here; a lookup is noted there.',
  fields,
  values,
  tables,
  about,
  things,
  none: {
    title: 'No connection to FIS',
    text: 'FIS is for participants of the electricity market. Once it is connected, you see here who you are there and what your role may see.',
    action: 'Connect FIS',
    unfinishedTitle: 'FIS is not connected yet',
    unfinishedText:
      'The connection is there but has not been used. Finish setting it up to look around in FIS.',
    unfinishedAction: 'Go on setting it up',
  },
  who: {
    title: 'Who you are in FIS',
    entity: 'Entity',
    party: 'Acting as',
    asEntity: 'The entity itself',
    role: 'Role',
    entityRole: 'Entity without a party',
    unknownRole: 'A role Oversikt does not know',
    login: 'Signed in until',
    renewed: 'Oversikt signs in again by itself.',
    scopes: 'Scopes: what the API client may do',
    readsOnly: 'Whatever they allow, Oversikt only reads and looks up.',
    noScopes: 'The token does not say what it allows.',
    partyTitle: 'The party’s record',
    noPartyEntity: 'You act as the entity itself. Choose a party above to see what its role may see.',
    noPartyRecord: 'FIS does not show you this party’s record.',
    openRecord: 'Show everything',
    more: 'Show more',
    less: 'Show less',
    since: 'Recorded',
    number: 'Number {{id}}',
  },
  scopes: {
    verbs: { read: 'read', use: 'read and look up', manage: 'read, look up and change' },
    modules: {
      data: 'all data',
      auth: 'clients and sign-in',
      grid: 'the grid',
      attachment: 'attachments',
    },
    text: '{{verb}} {{what}}',
    unknown: 'Unknown to Oversikt',
  },
  act: {
    connection: 'Connection',
    label: 'Act as',
    login: 'The one you sign in as',
    busy: 'Changing whom you act as',
    done: 'You act as {{name}} now.',
    partiesFailed: 'The parties you may act as could not be fetched.',
    member: 'member',
  },
  lookUp,
  ...list,
  ...record,
  fix: {
    connections: 'Open the connection',
    register: 'See the public key',
    actAs: 'Choose whom to sign in as',
    credentials: 'Choose another key',
  },
}
