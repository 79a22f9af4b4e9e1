let kept: readonly string[] = []

/** Remembers the command line as it was given, before anybody shortens `process.argv`. */
export function keepArguments(given: readonly string[]): void {
  kept = given
}

/** Electron's command line: `[--switch[=value]…] <app folder or main file> [argument…]`. */
export interface CommandLine {
  /** Chromium's switches, without their dashes; the value is empty where none was given. */
  readonly switches: readonly (readonly [name: string, value: string])[]
  readonly app: string
  readonly rest: readonly string[]
}

/** @throws Error when no app is named */
export function keptCommandLine(): CommandLine {
  const at = kept.findIndex((argument) => !argument.startsWith('-'))
  const app = kept[at]
  if (app === undefined) throw new Error('usage: electron [--switch…] <app folder or main file> [argument…]')
  const switches = kept.slice(0, at).map((text) => {
    const [, name = '', value = ''] = /^--?([^=]*)=?(.*)$/s.exec(text) ?? []
    return [name, value] as const
  })
  return { switches, app, rest: kept.slice(at + 1) }
}
