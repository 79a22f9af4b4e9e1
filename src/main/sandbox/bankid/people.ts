/** An invented person with a BankID. */
export interface BankIdPerson {
  readonly ref: 'ingrid' | 'mikkel' | 'stranger'
  readonly givenName: string
  readonly surname: string
  /** Twelve digits `YYYYMMDDNNNC`; serials from 980 on are given to nobody. */
  readonly personalNumber: string
  /** A date as `YYYY-MM-DD`: when the bank issued the BankID. */
  readonly issuedOn: string
}

/** Both of the household, and one who has nothing to do with it. */
export const bankIdPeople = {
  ingrid: {
    ref: 'ingrid',
    givenName: 'Ingrid',
    surname: 'Solvang',
    personalNumber: '199305149800',
    issuedOn: '2024-02-09',
  },
  mikkel: {
    ref: 'mikkel',
    givenName: 'Mikkel',
    surname: 'Solvang',
    personalNumber: '199002279819',
    issuedOn: '2023-11-30',
  },
  stranger: {
    ref: 'stranger',
    givenName: 'Åke',
    surname: 'Öberg',
    personalNumber: '198107019831',
    issuedOn: '2025-08-09',
  },
} as const satisfies Readonly<Record<string, BankIdPerson>>

export const fullName = ({ givenName, surname }: BankIdPerson): string => `${givenName} ${surname}`
