import type { Page } from '@playwright/test'

export interface DroppedFile {
  readonly name: string
  readonly content?: string
  /** In bytes, in place of a content. */
  readonly size?: number
}

/**
 * Drags files over the window and, where `isLetGo`, drops them, as the system would tell the page.
 * @returns whether Chromium's own answer, to go to the file, was stopped each time
 */
export async function dragFiles(page: Page, files: readonly DroppedFile[], isLetGo = true): Promise<boolean> {
  return await page.evaluate<boolean>(`(() => {
    const data = new DataTransfer()
    for (const { name, content, size } of ${JSON.stringify(files)}) {
      data.items.add(new File([size === undefined ? content ?? '' : new Uint8Array(size)], name))
    }
    const target = document.querySelector('main')
    const tell = (type) => !target.dispatchEvent(
      new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    return ['dragenter', 'dragover', ...(${isLetGo} ? ['drop'] : [])].map(tell).every(Boolean)
  })()`)
}
