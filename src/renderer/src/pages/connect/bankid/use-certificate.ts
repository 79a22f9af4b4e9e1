import { useState } from 'react'
import { useKeep } from '../use-keep.ts'
import { hasOtherSettings } from './bankid-state.ts'
import { credentialsOf, type RpCredentials } from './rp-files.ts'
import type { BankIdWay } from './use-bankid.ts'

type Missing = Exclude<ReturnType<typeof credentialsOf>, RpCredentials>

/** The certificate step as a form: what is missing, and bringing what is there to main, where it is looked at and kept. */
export function useCertificate({ state, change }: BankIdWay) {
  const { connectionId, settings, files, passphrase, hasKept } = state
  const [isTold, setTold] = useState(false)
  const keep = useKeep(connectionId)
  const judged = credentialsOf(files, passphrase)
  const willKeep = hasKept && files.length === 0
  const missing = typeof judged === 'string' ? judged : null
  const onKept = (id: string) =>
    change({
      connectionId: id,
      hasKept: true,
      savedSettings: settings,
      files: [],
      passphrase: '',
      isChecked: false,
      identified: null,
    })
  const save = (onSaved: () => void) => {
    setTold(true)
    if (willKeep && !hasOtherSettings(state)) return onSaved()
    if (!willKeep && typeof judged === 'string') return
    const credentials = typeof judged === 'string' ? {} : { credentials: judged }
    const done = (id: string) => {
      onKept(id)
      onSaved()
    }
    if (connectionId !== null) return keep.change({ settings, ...credentials }, () => done(connectionId))
    if (typeof judged !== 'string') keep.create({ system: 'bankid', settings, credentials: judged }, done)
  }
  return {
    save,
    willKeep,
    /** What is missing, once the person wanted to go on without it. */
    missing: isTold && !willKeep ? missing : (null as Missing | null),
    forget: () => {
      setTold(false)
      keep.forget()
    },
    isPending: keep.isPending,
    error: keep.error,
  }
}
