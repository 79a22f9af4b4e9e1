import type { Language } from '../../shared/language.ts'

interface DialogTexts {
  readonly sign: string
  readonly anyFile: string
  readonly check: string
  readonly signedOrSignature: string
  /** The file of a signature that was chosen. */
  readonly whereIs: (fileName: string) => string
  /** The signature of a file that was chosen. */
  readonly whereIsSignatureOf: (fileName: string) => string
  readonly signature: string
}

/** The open dialogs' own words; the window's are the renderer's. */
export const dialogTexts: Readonly<Record<Language, DialogTexts>> = {
  en: {
    sign: 'Choose the file to sign',
    anyFile: 'Any file',
    check: 'Choose a signed file or its signature',
    signedOrSignature: 'Signed file or signature',
    whereIs: (fileName) => `Where is ${fileName}, which was signed?`,
    whereIsSignatureOf: (fileName) => `Where is the signature of ${fileName}?`,
    signature: 'Signature',
  },
  nb: {
    sign: 'Velg filen som skal signeres',
    anyFile: 'Alle filer',
    check: 'Velg en signert fil eller signaturen',
    signedOrSignature: 'Signert fil eller signatur',
    whereIs: (fileName) => `Hvor er ${fileName}, som ble signert?`,
    whereIsSignatureOf: (fileName) => `Hvor er signaturen til ${fileName}?`,
    signature: 'Signatur',
  },
}
