export const pocket = {
  available: 'Available',
  booked: 'Balance',
  balance: 'Balance',
  unknown: 'Balance not known yet',
  refresh: 'Refresh the balance',
  refreshing: 'Asking the bank …',
  filesOnly: 'Known from files alone, so nobody can be asked.',
  open: 'Open Oversikt',
  unpin: 'Unpin this account',
  nothing: {
    title: 'No account is pinned',
    text: 'Pin one on the Accounts page of Oversikt.',
  },
}
