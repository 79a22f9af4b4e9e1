export const signing = {
  title: 'Signatures',
}
