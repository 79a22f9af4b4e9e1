export const languages = ['en', 'nb'] as const
export type Language = (typeof languages)[number]
