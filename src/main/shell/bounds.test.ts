import { expect, test } from 'vitest'
import { minSize, placeWindow, type Bounds } from './bounds.ts'

const laptop: Bounds = { x: 0, y: 0, width: 1920, height: 1040 }
const onTheLeft: Bounds = { x: -2560, y: -200, width: 2560, height: 1400 }

test('the first window stands in the middle of the main display', () => {
  expect(placeWindow(null, [laptop, onTheLeft])).toEqual({ x: 320, y: 90, width: 1280, height: 860 })
})

test('the window comes back where it was, on whichever display', () => {
  const there = { x: -2000, y: -100, width: 1400, height: 900 }
  expect(placeWindow(there, [laptop, onTheLeft])).toEqual(there)
})

test('a window left on a display that is gone comes to the middle of the main one, in its size', () => {
  const there = { x: -2000, y: -100, width: 1400, height: 900 }
  expect(placeWindow(there, [laptop])).toEqual({ x: 260, y: 70, width: 1400, height: 900 })
})

test('a window hanging over the edge is moved in whole', () => {
  expect(placeWindow({ x: 1500, y: 900, width: 1100, height: 800 }, [laptop])).toEqual({
    x: 820,
    y: 240,
    width: 1100,
    height: 800,
  })
})

test('a corner too small to grab counts as out of sight', () => {
  expect(placeWindow({ x: 1900, y: 1020, width: 1100, height: 800 }, [laptop])).toMatchObject({
    x: 410,
    y: 120,
  })
})

test('a window larger than today’s display is made smaller, never below what the pages need', () => {
  expect(placeWindow({ x: 0, y: 0, width: 5000, height: 5000 }, [laptop])).toEqual(laptop)
  const small: Bounds = { x: 0, y: 0, width: 800, height: 500 }
  expect(placeWindow({ x: 0, y: 0, width: 1280, height: 860 }, [small])).toEqual({ x: 0, y: 0, ...minSize })
})

test('a machine that names no display still gets a window', () => {
  expect(placeWindow(null, [])).toEqual({ x: 0, y: 0, width: 1280, height: 860 })
})
