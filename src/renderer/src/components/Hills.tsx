import styles from './Hills.module.css'

/** The mark of the app as a landscape: balances that rise and fall, one behind the other. For the eye only. */
export function Hills() {
  return (
    <svg className={styles.hills} viewBox="0 0 1600 320" preserveAspectRatio="none" aria-hidden="true">
      <path
        className={styles.back}
        d="M0 236 C140 208 226 132 372 138 C520 144 566 214 706 196 C862 176 930 64 1090 72 C1236 80 1330 150 1600 92 V320 H0Z"
      />
      <path
        className={styles.middle}
        d="M0 262 C160 270 262 200 410 204 C566 208 640 264 800 246 C972 226 1050 152 1204 160 C1352 168 1456 222 1600 178 V320 H0Z"
      />
      <path
        className={styles.front}
        d="M0 292 C190 262 320 268 486 270 C680 272 800 300 968 278 C1150 254 1310 226 1600 262 V320 H0Z"
      />
    </svg>
  )
}
