import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** The green of the phone, dark enough to be read on white. */
export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: 8,
  colors: {
    leaf: [
      '#eaf7f5',
      '#d5ebe8',
      '#a8d7d1',
      '#78c2b9',
      '#51b0a5',
      '#38a599',
      '#299f92',
      '#17897e',
      '#0f6b63',
      '#0f3b3a',
    ],
  },
  fontFamily: "'Noto Sans Khmer', system-ui, sans-serif",
  // Names in Khmer stand among codes.
  fontFamilyMonospace: "ui-monospace, monospace, 'Noto Sans Khmer'",
  headings: { fontFamily: "'Noto Sans Khmer', system-ui, sans-serif", fontWeight: '700' },
  // Khmer has signs above and below the line.
  lineHeights: { xs: '1.6', sm: '1.65', md: '1.7', lg: '1.7', xl: '1.7' },
  defaultRadius: 'md',
  cursorType: 'pointer',
});

/** The greys of the library are too faint for small print. */
export const readableGreys: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-error': '#b42318',
  },
  dark: {},
});
