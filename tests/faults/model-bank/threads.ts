import { history, pay, sync, wait, type Regression } from './regression.ts'

/** What people were hurt by in public, in the model's words. */
export const threads: Readonly<Record<string, Regression>> = {
  'actual-8830': {
    what: 'SpareBank 1 gives out every id anew, and the day in front of the words goes: nothing comes twice',
    system: 'sparebank1',
    history: history(
      [pay({ daysAgo: 30 }), pay({ daysAgo: 6 }), pay({ daysAgo: 3, shop: 1, minor: -9900 }), pay({ account: 1, daysAgo: 2 })],
      [sync(), wait(20), { do: 'reissue', which: 'all', days: 0, wording: 1, isWithoutId: false }, sync(), wait(5), pay({ isHeld: true }), sync()],
    ),
  },
  'ynabber-75': {
    what: 'Both the id and the booking date of one payment change',
    system: 'sparebank1',
    history: history(
      [pay({ daysAgo: 2 }), pay({ daysAgo: 12 })],
      [sync(), wait(50), { do: 'reissue', which: 1, days: 2, wording: 0, isWithoutId: false }, sync()],
    ),
  },
  'ynabber-156': {
    what: 'The bank adds words after the booking, and only the archive brings an id',
    system: 'sbanken',
    history: history(
      [pay({ daysAgo: 1 })],
      [pay(), sync(), wait(5), { do: 'reissue', which: 1, days: 0, wording: 2, isWithoutId: false }, sync(), wait(75), sync()],
    ),
  },
  'ynabber-35': {
    what: 'Three equal coffees on one day stay three, with ids and without',
    system: 'sbanken',
    history: history([], [pay(), { do: 'pay-again', which: 0 }, { do: 'pay-again', which: 0 }, sync(), wait(75), sync()]),
  },
  'sure-2013': {
    what: 'A booked payment does not take the place of an unrelated announcement of the same sum',
    system: 'sparebank1',
    history: history(
      [],
      [pay({ shop: 0, isHeld: true }), sync(), pay({ shop: 1 }), sync(), wait(26), { do: 'book', which: 0, days: 1, percent: 100, wording: 0 }, sync()],
    ),
  },
  'actual-3138': {
    what: 'An authorisation that is never booked leaves the ledger as it was',
    system: 'bunq',
    history: history([pay({ daysAgo: 4 })], [pay({ isHeld: true }), sync(), wait(120), sync(), { do: 'lapse', which: 0 }, sync()]),
  },
  'actual-2361': {
    what: 'A payment dated days ahead is in no balance before its day',
    system: 'sparebank1',
    history: history([pay({ daysAgo: 4 })], [{ do: 'pay-ahead', account: 0, shop: 1, minor: -35_050, days: 3 }, sync(), wait(20), sync()]),
  },
  'actual-1392': {
    what: 'A card row whose interest runs from the first of a later month keeps the day it was booked on',
    system: 'sparebank1',
    history: history([pay({ account: 1, daysAgo: 20 })], [pay({ account: 1, isHeld: true }), sync(), wait(50), { do: 'book', which: 0, days: 1, percent: 100, wording: 1 }, sync()]),
  },
  'firefly-10914': {
    what: 'One id on two accounts is two rows',
    system: 'sparebank1',
    history: history([pay({ daysAgo: 1 })], [{ do: 'other-side', which: 0 }, sync(), wait(20), sync()]),
  },
  'syllogic-139': {
    what: 'Ten new consents with new account keys leave the accounts there were, with their payments',
    system: 'sparebank1',
    history: history(
      [pay({ daysAgo: 40 }), pay({ account: 1, daysAgo: 3 })],
      Array.from({ length: 10 }, (_, index) => [{ do: 'renew', times: 1 } as const, pay({ account: index % 2, shop: index % 4 }), wait(20), sync()]).flat(),
    ),
  },
} // prettier-ignore
