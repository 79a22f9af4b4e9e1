import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { hostileTexts } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { annotatedHandlers, receipt } from './invented-annotations.ts'

const drawer = (page: Page) => page.getByRole('dialog', { name: 'Transaction' })
const part = (page: Page, name: string) => drawer(page).getByRole('region', { name, exact: true })

/** The nth booked row's details. */
async function openRow(page: Page, nth: number): Promise<void> {
  await page.getByRole('grid').getByRole('row').nth(nth).click()
  await part(page, 'Note').waitFor()
}

test('a note is saved on leaving the field and by Ctrl+Enter, and Escape puts the old one back', async ({
  app,
  page,
}) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await openRow(page, 2)
  const note = part(page, 'Note').getByRole('textbox', { name: 'Note on this transaction' })
  await note.fill('Delt med Kari')
  await note.press('Escape')
  await expect(note).toHaveValue('')
  await expect(drawer(page)).toBeVisible()
  await note.fill('Delt med Kari')
  await note.press('Control+Enter')
  await expect.poll(() => app.sent('transaction:set-note')).toHaveLength(1)
  await app.push('stale', { topics: ['transactions'] })
  await expect(part(page, 'Note').getByRole('status')).toHaveText('Saved')
  await note.fill('Delt med Kari og Ola')
  await drawer(page).getByRole('button', { name: 'Next transaction' }).click()
  await expect.poll(() => app.sent('transaction:set-note')).toHaveLength(2)
  await drawer(page).getByRole('button', { name: 'Previous transaction' }).click()
  await expect(note).toHaveValue('Delt med Kari')
  await app.push('stale', { topics: ['transactions'] })
  await expect(note).toHaveValue('Delt med Kari og Ola')
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
})

test('a note that could not be saved stays as it was typed, with what went wrong', async ({ app, page }) => {
  const handlers = {
    ...annotatedHandlers(),
    'transaction:set-note': () => {
      throw new AppError('disk-full', 'no room')
    },
  }
  await app.open('/transactions?status=booked', { handlers })
  await openRow(page, 2)
  const note = part(page, 'Note').getByRole('textbox')
  await note.fill('Viktig')
  await note.press('Control+Enter')
  await expect(part(page, 'Note').getByRole('alert')).toContainText('The disk is full')
  await expect(note).toHaveValue('Viktig')
})

test('tags are added by choosing or typing and removed by keyboard, and the focus goes on', async ({
  app,
  page,
}) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await openRow(page, 1)
  const tags = part(page, 'Tags')
  const list = tags.getByRole('list', { name: 'Tags of this transaction' })
  await expect(list.getByRole('button')).toHaveCount(3)
  const add = tags.getByRole('combobox', { name: 'Add a tag' })
  await add.fill('ferie')
  await page.getByRole('option', { name: 'Ferie på Ås' }).click()
  await add.fill('Helt ny')
  await add.press('Enter')
  expect(app.sent('transaction:set-tags')).toEqual([
    { transactionIds: [2394], add: ['Ferie på Ås'], remove: [] },
    { transactionIds: [2394], add: ['Helt ny'], remove: [] },
  ])
  await app.push('stale', { topics: ['transactions'] })
  await expect(list.getByRole('button')).toHaveCount(5)
  await list.getByRole('button', { name: 'Remove tag: Mat' }).press('Enter')
  await app.push('stale', { topics: ['transactions'] })
  await expect(list.getByRole('button')).toHaveCount(4)
  await expect(list.getByRole('button', { name: 'Remove tag: Bursdag' })).toBeFocused()
})

test('the rest of a split follows while the parts are typed, and cannot be typed itself', async ({
  app,
  page,
}) => {
  await app.open('/transactions?status=booked&q=husleie', { handlers: annotatedHandlers() })
  await openRow(page, 1)
  const split = part(page, 'Split')
  await split.getByRole('button', { name: 'Split into parts' }).click()
  await expect(split.getByRole('textbox', { name: 'What part 1 is for' })).toBeFocused()
  await page.keyboard.type('Strøm')
  await split.getByRole('textbox', { name: 'Amount of part 1' }).fill('1,200')
  await expect(split.getByRole('status', { name: 'What is left' })).toContainText('13,')
  await split.getByRole('button', { name: 'Add a part' }).press('Enter')
  await page.keyboard.type('Pant')
  await split.getByRole('textbox', { name: 'Amount of part 2' }).fill('x')
  await expect(split).toContainText('Not an amount')
  await expect(split.getByRole('button', { name: 'Save parts' })).toBeDisabled()
  await split.getByRole('textbox', { name: 'Amount of part 2' }).fill('+50')
  await split.getByRole('textbox', { name: 'What the rest is for' }).fill('Leie')
  await expect(split.getByRole('textbox')).toHaveCount(5)
  await split.getByRole('textbox', { name: 'What the rest is for' }).press('Enter')
  await expect(split.getByRole('button', { name: 'Split into parts' })).toBeFocused()
  expect(app.sent('transaction:set-split')).toMatchObject([
    {
      parts: [
        { text: 'Strøm', minor: -120_000 },
        { text: 'Pant', minor: 5_000 },
      ],
      restText: 'Leie',
    },
  ])
  await app.push('stale', { topics: ['transactions'] })
  await expect(split.getByRole('listitem')).toHaveCount(3)
  await expect(split.getByRole('listitem').nth(2)).toContainText('Rest')
})

test('parts that leave nothing, or more than the whole, say so', async ({ app, page }) => {
  await app.open('/transactions?status=booked&q=husleie', { handlers: annotatedHandlers() })
  await openRow(page, 1)
  const whole = await drawer(page).locator('header p').first().textContent()
  const split = part(page, 'Split')
  await split.getByRole('button', { name: 'Split into parts' }).click()
  await page.keyboard.type('Alt')
  const digits = /[\d,]+\.\d\d/.exec(whole ?? '')?.[0] ?? ''
  await split.getByRole('textbox', { name: 'Amount of part 1' }).fill(digits)
  await expect(split.getByRole('alert')).toContainText('Nothing is left for the rest')
  await expect(split.getByRole('button', { name: 'Save parts' })).toBeDisabled()
  await split.getByRole('textbox', { name: 'Amount of part 1' }).fill('99,999')
  await expect(split).toContainText('the rest goes the other way')
  await expect(split.getByRole('button', { name: 'Save parts' })).toBeEnabled()
})

test('what was typed about the parts is not lost by Escape, by the cross or by going on, but after a question', async ({
  app,
  page,
}) => {
  await app.open('/transactions?status=booked&q=husleie', { handlers: annotatedHandlers() })
  await openRow(page, 2)
  const split = part(page, 'Split')
  const question = page.getByRole('dialog', { name: 'Leave without saving the parts?' })
  await split.getByRole('button', { name: 'Split into parts' }).click()
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0) // nothing was typed, so nothing is asked

  await openRow(page, 2)
  await split.getByRole('button', { name: 'Split into parts' }).click()
  await split.getByRole('textbox', { name: 'What part 1 is for' }).fill('Strøm')
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => drawer(page).getByRole('button', { name: 'Close', exact: true }).click(),
    () => drawer(page).getByRole('button', { name: 'Next transaction' }).click(),
  ]) {
    await leave()
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await expect(split.getByRole('textbox', { name: 'What part 1 is for' })).toHaveValue('Strøm')
    await expect(drawer(page).locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(drawer(page)).toHaveCount(0)
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeFocused()
  expect(app.sent('transaction:set-split')).toEqual([])
})

test('a file is attached, looked at, saved as a copy, removed and put back', async ({ app, page }) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await openRow(page, 1)
  const files = part(page, 'Attachments')
  await expect(files.getByRole('listitem').first()).toContainText('482 kB')
  await files.getByRole('button', { name: 'Attach files' }).click()
  await app.push('stale', { topics: ['transactions'] })
  await expect(files.getByRole('listitem')).toHaveCount(3)
  await files.getByRole('button', { name: `Show ${receipt.fileName}` }).click()
  const picture = page.getByRole('img', { name: `Image: ${receipt.fileName}` })
  await expect(picture).toBeVisible()
  const pixel = `Array.from(document.querySelector('canvas').getContext('2d').getImageData(1, 1, 1, 1).data)`
  await expect.poll(() => page.evaluate(pixel)).toEqual([200, 30, 30, 255])
  await page.keyboard.press('Escape')
  await expect(picture).toHaveCount(0)
  await expect(drawer(page)).toBeVisible()
  await files.getByRole('button', { name: `Save a copy of ${receipt.fileName}` }).click()
  await expect(page.getByText('Copy saved as kopi.png')).toBeVisible()
  await files.getByRole('button', { name: `Remove ${receipt.fileName}` }).click()
  await app.push('stale', { topics: ['transactions'] })
  await expect(files.getByRole('listitem')).toHaveCount(2)
  await expect(files.getByRole('button', { name: 'Attach files' })).toBeFocused()
  await page.getByRole('button', { name: 'Put it back' }).click()
  await app.push('stale', { topics: ['transactions'] })
  await expect(files.getByRole('listitem')).toHaveCount(3)
  expect(app.sent('journal:undo')).toEqual([{ entryId: 77, laterIds: [] }])
})

test('of several files chosen at once those that were not attached are named with the reason, beside those that were', async ({
  app,
  page,
}) => {
  const handlers: Handlers = annotatedHandlers()
  await app.open('/transactions?status=booked', {
    handlers: {
      ...handlers,
      'attachment:add': async (input) => ({
        attachmentIds: (await handlers['attachment:add'](input))?.attachmentIds ?? [],
        failed: [
          { fileName: 'stor.mov', failure: { code: 'attachment-too-large' } },
          { fileName: 'borte.pdf', failure: { code: 'file-unreadable' } },
          { fileName: 'siste.png', failure: { code: 'disk-full' } },
        ],
      }),
    },
  })
  await openRow(page, 2)
  await part(page, 'Attachments').getByRole('button', { name: 'Attach files' }).click()
  await expect(page.getByText('stor.mov is larger than 25 MB.')).toBeVisible()
  await expect(page.getByText('borte.pdf could not be read.')).toBeVisible()
  await expect(page.getByText('siste.png was not attached. The disk is full.')).toBeVisible()
  await app.push('stale', { topics: ['transactions'] })
  await expect(part(page, 'Attachments').getByRole('listitem')).toHaveCount(1)

  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  await app.open('/transactions?status=booked', {
    handlers: {
      ...handlers,
      'attachment:add': async () => {
        await answered
        return {
          attachmentIds: [],
          failed: [{ fileName: 'sen.mov', failure: { code: 'attachment-too-large' } }],
        }
      },
    },
  })
  await openRow(page, 2)
  await part(page, 'Attachments').getByRole('button', { name: 'Attach files' }).click()
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
  answer()
  await expect(page.getByText('sen.mov is larger than 25 MB.')).toBeVisible()
})

test('files let go of over the details are attached and not taken in as a bank’s', async ({ app, page }) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await openRow(page, 2)
  const drop = (files: string, kinds: readonly string[]) =>
    page.evaluate(`(() => {
      const data = new DataTransfer()
      for (const file of ${files}) data.items.add(file)
      const target = document.querySelector('[role=dialog] article')
      for (const kind of ${JSON.stringify(kinds)})
        target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))
    })()`)
  await drop(`[new File(['a'], 'a.txt')]`, ['dragenter', 'dragover'])
  await expect(drawer(page).getByText('Drop to attach')).toBeVisible()
  await expect(page.getByText('Let go to open the file')).toHaveCount(0)
  await drop(`[new File(['a'], 'a.txt'), new File(['bc'], 'b.txt')]`, ['drop'])
  await expect
    .poll(() => app.sent('attachment:drop'))
    .toMatchObject([
      { name: 'a.txt', content: 'YQ==' },
      { name: 'b.txt', content: 'YmM=' },
    ])
  expect(app.sent('import:drop')).toEqual([])
  await drop(`[new File([new Uint8Array(26 * 1024 * 1024)], 'big.bin')]`, ['drop'])
  await expect(page.getByText('big.bin is larger than 25 MB.')).toBeVisible()
})

test('how sure a row is stands with it: announced otherwise, settling, no longer told of', async ({
  app,
  page,
}) => {
  const handlers = annotatedHandlers(undefined, ({ amount }) => ({
    settlesOn: '2026-11-24',
    missingSince: '2026-11-19T06:12:00Z',
    announcements: [
      {
        firstSeenAt: '2026-11-17T06:12:00Z',
        endedAt: '2026-11-19T06:12:00Z',
        bookedOn: '2026-11-17',
        amount: { ...amount, minor: amount.minor - 1500 },
        text: 'Reservasjon REMA',
      },
    ],
  }))
  await app.open('/transactions?status=booked', { handlers })
  await openRow(page, 2)
  const facts = drawer(page).getByRole('list', { name: 'How sure this is' })
  await expect(facts).toContainText('The bank has not shown it since 19 Nov 2026')
  await expect(facts).toContainText('The bank may still change it until 24 November 2026.')
  await expect(facts).toContainText('Announced for 17 November 2026 as ')
  await expect(facts).toContainText('Reservasjon REMA')
})

test('a pending row takes nothing: its number is another’s after the next sync', async ({ app, page }) => {
  await app.open('/transactions?status=pending', { handlers: annotatedHandlers() })
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await drawer(page).getByText('Dates').waitFor()
  await expect(part(page, 'Note')).toHaveCount(0)
})

/** Words of a person, as long and as hostile as they can be. */
const hostile = () =>
  annotatedHandlers(undefined, (details) => ({
    note: hostileTexts.join('\n'),
    tags: hostileTexts.map((text) => text.slice(0, 40)),
    parts: details.parts.map((each) => ({ ...each, text: hostileTexts[0] ?? '' })),
    attachments: details.attachments.map((each) => ({ ...each, fileName: '👩‍👩‍👧‍👦é̂̃'.repeat(15) })),
  }))

for (const colorScheme of ['light', 'dark'] as const) {
  test(`hostile words of a person stay words, and are clean to axe in ${colorScheme}`, async ({
    app,
    page,
  }) => {
    await app.open('/transactions?status=booked', { handlers: hostile(), colorScheme })
    await openRow(page, 1)
    await expectAccessible(page)
    expect(await page.evaluate('document.body.dataset.hacked')).toBeUndefined()
    const excess =
      "[...document.querySelectorAll('.mantine-Drawer-content')].map((e) => e.scrollWidth - e.clientWidth)"
    expect(await page.evaluate<number[]>(excess)).toEqual([0])
  })

  test(`splitting is clean to axe in ${colorScheme}`, async ({ app, page }) => {
    await app.open('/transactions?status=booked', { handlers: annotatedHandlers(), colorScheme })
    await openRow(page, 1)
    await part(page, 'Split').getByRole('button', { name: 'Change the parts' }).click()
    await part(page, 'Split').getByRole('textbox', { name: 'Amount of part 1' }).fill('x')
    await expectAccessible(page)
  })

  test(`looking at an image is clean to axe in ${colorScheme}`, async ({ app, page }) => {
    await app.open('/transactions?status=booked', { handlers: hostile(), colorScheme })
    await openRow(page, 1)
    await part(page, 'Attachments').getByRole('button', { name: /^Show/ }).click()
    await page.locator('canvas').waitFor()
    await expectAccessible(page)
  })
}
