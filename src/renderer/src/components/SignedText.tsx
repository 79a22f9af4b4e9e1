import { harmless } from '../format/harmless.ts'
import styles from './SignedText.module.css'

/** Groups of a fingerprint, as a line of their own. */
const fingerprint = /^[0-9a-f]{4}( [0-9a-f]{4})*$/

/** The text that somebody reads in the BankID app: line for line, and the fingerprint so that it can be compared group by group. */
export function SignedText({ text }: { readonly text: string }) {
  return (
    <pre className={styles.text}>
      {harmless(text)
        .split('\n')
        .map((line, index, lines) => (
          // A line may stand twice; its place is what it is.
          <span key={index} className={fingerprint.test(line) ? styles.fingerprint : undefined}>
            {index === lines.length - 1 ? line : `${line}\n`}
          </span>
        ))}
    </pre>
  )
}
