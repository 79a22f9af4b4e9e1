export const welcome = {
  title: 'Welcome to Oversikt',
}
