import { useEffect, useRef } from 'react'

/** Fields in which one types; a switch or a choice is an input as well, and has nothing to take back itself. */
const typed: ReadonlySet<string> = new Set([
  'text', 'search', 'password', 'email', 'url', 'tel', 'number', 'date', 'time', 'month', 'week', 'datetime-local',
]) // prettier-ignore

/** The last time something was typed, deleted, taken back or done again in any field: Chromium begins there as well. */
interface LastInput {
  readonly field: EventTarget | null
  readonly inputType: string
  readonly leftNothing: boolean
}

function isTextField(target: EventTarget | null): target is HTMLElement {
  if (target instanceof HTMLInputElement) return typed.has(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

function isEmpty(field: HTMLElement): boolean {
  if (field instanceof HTMLInputElement) return field.value === '' && !field.validity.badInput
  return (field instanceof HTMLTextAreaElement ? field.value : field.textContent) === ''
}

/**
 * Makes of a deed what its keys do: once a press, and not where a text field has something of its own to take back or do again,
 * for a key that is held down would take back edit after edit. Chromium keeps one list for all the fields of a page: in an empty
 * field that the page emptied, as after a tag was added, it would take letters out of another one.
 */
export function useOwnEditKeys(): (
  work: () => void,
  step: 'undo' | 'redo',
) => (event: KeyboardEvent) => void {
  const last = useRef<LastInput | null>(null)
  useEffect(() => {
    const remember = (event: Event) => {
      const { target } = event
      if (!isTextField(target)) return
      const inputType = event instanceof InputEvent ? event.inputType : ''
      last.current = { field: target, inputType, leftNothing: isEmpty(target) }
    }
    document.addEventListener('input', remember, true)
    return () => document.removeEventListener('input', remember, true)
  }, [])
  const isFields = (target: EventTarget | null, step: 'undo' | 'redo'): boolean => {
    if (!isTextField(target)) return false
    if (!isEmpty(target)) return true
    const before = last.current
    const isOwn = before?.field === target && before.leftNothing
    return isOwn && (before.inputType === 'historyUndo') === (step === 'redo')
  }
  return (work, step) => (event) => {
    if (event.isComposing || isFields(event.target, step)) return
    event.preventDefault()
    if (!event.repeat) work()
  }
}
