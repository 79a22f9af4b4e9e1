import { expect, test } from 'vitest'
import { startAddress } from './start-address.ts'

const token = 'e8df5c3c-c67b-4a01-bfe5-fefeab760beb'

test('the app opens by its own scheme, and the person comes back on their own', () => {
  expect(startAddress(token, false, {})).toEqual({
    url: `bankid:///?autostarttoken=${token}&redirect=null`,
    origin: 'bankid://',
  })
})

test('an order with a return address names none here', () => {
  expect(startAddress(token, true, {}).url).toBe(`bankid:///?autostarttoken=${token}`)
})

test("a simulator's page takes the same query, whatever it had of its own", () => {
  const { url, origin } = startAddress(token, false, {
    authorize: 'https://127.0.0.1:4000/phone/start?x=1#y',
  })
  expect(url).toBe(`https://127.0.0.1:4000/phone/start?autostarttoken=${token}&redirect=null`)
  expect(origin).toBe('https://127.0.0.1:4000')
})

test('a token cannot add to the address', () => {
  expect(startAddress('a&redirect=https://evil.example/#"', false, {}).url).toBe(
    'bankid:///?autostarttoken=a%26redirect%3Dhttps%3A%2F%2Fevil.example%2F%23%22&redirect=null',
  )
})
