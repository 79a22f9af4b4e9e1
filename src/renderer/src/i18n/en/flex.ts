export const flex = {
  title: 'Flexibility',
}
