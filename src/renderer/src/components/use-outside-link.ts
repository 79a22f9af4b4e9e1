import { useState } from 'react'
import type { LinkName } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/errors.ts'
import { systems, type SystemId } from '../../../shared/systems.ts'
import { useCommand } from '../api.ts'
import { useStatus } from '../status.ts'

const ownerOf: Readonly<Record<LinkName, SystemId>> = {
  'sparebank1-portal': 'sparebank1',
  'sparebank1-tutorial': 'sparebank1',
  'bankid-developers': 'bankid',
  'fis-portal': 'fis',
}

/** The invented household has portals of its own for these. */
const invented: readonly LinkName[] = ['fis-portal']

export interface OutsideLink {
  /** Whose page it is. */
  readonly owner: string
  /** The household is invented and the page is not: the person is asked before. */
  readonly isAsking: boolean
  readonly isPending: boolean
  readonly isOpened: boolean
  readonly failure: Failure | undefined
  /** Opens it, or asks. */
  readonly follow: () => void
  /** Opens it, whatever is on screen. */
  readonly open: () => void
  readonly stay: () => void
}

/** A page of somebody else's, in the person's own browser. Nobody gets out of the invented household by it without having been told. */
export function useOutsideLink(link: LinkName): OutsideLink {
  const { isDemo } = useStatus()
  const command = useCommand('app:open-link')
  const [isAsking, setAsking] = useState(false)
  const open = (): void => {
    setAsking(false)
    command.mutate({ link })
  }
  return {
    owner: systems[ownerOf[link]].name,
    isAsking,
    isPending: command.isPending,
    isOpened: command.isSuccess,
    failure: command.error?.failure,
    follow: () => (isDemo && !invented.includes(link) ? setAsking(true) : open()),
    open,
    stay: () => setAsking(false),
  }
}
