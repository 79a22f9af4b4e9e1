export const welcome = {
  title: 'Welcome to Oversikt',
  subtitle: 'One true picture of your money, on your own computer.',
  doors: 'Where to begin',
  connect: {
    title: 'Connect a bank',
    text: 'Straight to SpareBank 1 or bunq. About five minutes from here to your first balance. BankID and FIS are connected there too.',
  },
  file: {
    title: 'Open a file',
    text: 'A statement you fetched from a bank: CSV, CAMT.053 or OFX. Needs no connection, and works where the bank has closed its own.',
  },
  demo: {
    title: 'Look around with the invented household',
    text: 'Three years of money that never was, in three banks that run on this computer, with a BankID and an FIS as invented as they are. Leave whenever you like.',
    busy: 'The invented household is moving in …',
  },
  facts: 'What you should know',
  where: {
    title: 'Your data stays here',
    text: 'In one encrypted file on this computer. Its key, and your bank’s, are in the keychain.',
  },
  leaves: {
    title: 'Nothing leaves, but to your bank',
    text: 'The only calls this app makes go to the bank you connect. No telemetry, no ads.',
  },
  server: {
    title: 'There is no server',
    text: 'Nobody stands between you and the bank: no account with us, no cloud, no subscription.',
  },
  settings: 'Language and appearance',
}
