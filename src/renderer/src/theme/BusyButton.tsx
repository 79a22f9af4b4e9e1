import type { ComponentProps, MouseEvent } from 'react'

/** What Mantine gives the element of a button of its own. */
type BusyButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  readonly type?: 'button' | 'submit'
  readonly 'data-loading'?: boolean
  readonly 'data-disabled'?: boolean
}

/**
 * The element of each of Mantine's buttons. One that is at work cannot be pressed, but is not disabled: a disabled element loses
 * the focus, and with it whoever works by keyboard would start over at the top of the window. A form is not sent by Enter
 * either, because what sends it is pressed then.
 */
export function BusyButton({ disabled, type, onClick, ...others }: BusyButtonProps) {
  const isBusy = others['data-loading'] === true && others['data-disabled'] !== true
  return (
    <button
      {...others}
      type={type === 'submit' ? 'submit' : 'button'}
      disabled={disabled === true && !isBusy}
      {...(isBusy ? { 'aria-disabled': true, 'aria-busy': true } : {})}
      onClick={isBusy ? refuse : onClick}
    />
  )
}

function refuse(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
