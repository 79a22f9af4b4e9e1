export const lock = {
  title: 'The lock',
}
