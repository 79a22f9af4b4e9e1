import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import { BusyButton } from './BusyButton.tsx'
import { tokens } from './tokens.ts'

const teal: MantineColorsTuple = [
  '#eef7f6', '#dcecea', '#b4d9d5', '#8ac4be', '#74c3bb', '#3a918a', '#1f7670', '#125d59', '#0d4a47', '#08302f',
] // prettier-ignore

const gray: MantineColorsTuple = [
  '#f7f9f9', '#f0f3f3', '#dfe6e5', '#d0d9d8', '#b3bfbd', '#84938f', '#5f716e', '#475956', '#2f3f3c', '#182422',
] // prettier-ignore

const dark: MantineColorsTuple = [
  '#e7eeed', '#c3cfcd', '#9fb0ae', '#768886', '#3c4b4a', '#2c3938', '#202a2a', '#182020', '#121919', '#0b1010',
] // prettier-ignore

/** Filled in the accent or in the colour of a loss: our own pairs of ground and text, because Mantine chooses the text for the
 *  light shade only, and its red is not ours. */
function ownColors(input: Parameters<VariantColorsResolver>[0]) {
  const colors = defaultVariantColorsResolver(input)
  if (input.variant !== 'filled') return colors
  if (input.color === undefined || input.color === 'teal') return { ...colors, ...filled('accent') }
  return input.color === 'red' ? { ...colors, ...filled('negative') } : colors
}

function filled(name: 'accent' | 'negative') {
  return { background: `var(--ov-${name})`, hover: `var(--ov-${name}-hover)`, color: `var(--ov-on-${name})` }
}

/** One accent, one radius, one type scale. Everything else is Mantine's. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: ownColors,
  colors: { teal, gray, dark },
  black: '#13201f',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '26px', lineHeight: '1.25' },
      h2: { fontSize: '17px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { component: BusyButton } },
    Button: { defaultProps: { size: 'sm', component: BusyButton } },
    Drawer: {
      styles: { title: { lineHeight: 1.35, fontSize: '15px', fontWeight: 620, letterSpacing: '-0.01em' } },
    },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', padding: 20, overlayProps: { backgroundOpacity: 0.4 } },
      styles: {
        header: { minHeight: 0, paddingBottom: '14px' },
        title: { lineHeight: 1.35, fontSize: '17px', fontWeight: 640, letterSpacing: '-0.012em' },
      },
    },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
})

const mantineColors = {
  '--mantine-color-body': 'var(--ov-surface)',
  '--mantine-color-text': 'var(--ov-text)',
  '--mantine-color-dimmed': 'var(--ov-muted)',
  '--mantine-color-placeholder': 'var(--ov-muted)',
  '--mantine-color-default-border': 'var(--ov-border-strong)',
  '--mantine-color-anchor': 'var(--ov-accent)',
  '--mantine-color-error': 'var(--ov-negative)',
  // What is filled softly must stand out from a card: Mantine's own grounds are darker than ours in the dark.
  '--mantine-color-teal-light': 'var(--ov-accent-soft)',
  '--mantine-color-teal-light-hover': 'var(--ov-accent-soft-hover)',
  '--mantine-color-teal-light-color': 'var(--ov-on-accent-soft)',
  '--mantine-color-gray-light': 'var(--ov-neutral-soft)',
  '--mantine-color-gray-light-hover': 'var(--ov-neutral-soft-hover)',
  '--mantine-color-gray-light-color': 'var(--ov-text)',
}

/** Writes our tokens down as CSS variables, and lets Mantine's own surfaces use them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...variablesOf(tokens.light), ...mantineColors },
  dark: { ...variablesOf(tokens.dark), ...mantineColors },
})

function variablesOf(palette: Readonly<Record<string, string>>): Record<string, string> {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--ov-${dashed(name)}`, value]))
}
