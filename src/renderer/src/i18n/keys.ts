/** The same keys all the way down, with texts of one's own: what a translation has to be to compile. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }
