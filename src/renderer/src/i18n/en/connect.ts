export const connect = {
  title: 'Connect a bank',
}
