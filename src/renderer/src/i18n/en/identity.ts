/** BankID orders, wherever one is shown. */
export const identity = {
  title: 'BankID',
}
