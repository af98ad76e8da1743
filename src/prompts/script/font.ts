import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let style: string | undefined;

/** The Khmer font inside the page itself: it is printed on computers that have none, and without a network. */
export function khmerFontStyle(): string {
  if (style === undefined) {
    const name = '@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff2';
    const bytes = readFileSync(createRequire(import.meta.url).resolve(name));
    style = `@font-face { font-family: 'Noto Sans Khmer'; src: url(data:font/woff2;base64,${bytes.toString('base64')}); }`;
  }
  return style;
}
