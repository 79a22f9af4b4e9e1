import { PartyPanel } from './PartyPanel.tsx'
import type { WhoProps } from './who-props.ts'
import { WhoPanel } from './WhoPanel.tsx'
import styles from './WhoPanels.module.css'

/** Who one is at FIS, and what is on record of the party. */
export function WhoPanels(props: WhoProps) {
  return (
    <div className={styles.panels}>
      <WhoPanel {...props} />
      <PartyPanel {...props} />
    </div>
  )
}
