/** Electron's event object: the parameters, and a way to say no. */
export type HostEvent<Params extends object = object> = Params & {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function hostEvent(): HostEvent
export function hostEvent<Params extends object>(params: Params): HostEvent<Params>
export function hostEvent(params: object = {}): HostEvent {
  let isPrevented = false
  return Object.defineProperties(
    { ...params },
    {
      defaultPrevented: { get: () => isPrevented, enumerable: true },
      preventDefault: { value: () => void (isPrevented = true) },
    },
  ) as HostEvent
}
