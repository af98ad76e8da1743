/** From little to much, in one hue: light and dark can be told apart by everyone. */
export const SHADES = ['#f1f6fb', '#d2e3f3', '#a6c8e6', '#6ba3d6', '#2f78b7', '#0b4f8a'] as const;

export const LAKE_COLOUR = '#e3f1f5';

/** The colours of a tile, and of the letters on it. In: 0 to 1. */
export function shadeOf(strength: number): { background: string; ink: string } {
  const step = Math.min(SHADES.length - 1, Math.floor(strength * SHADES.length));
  return { background: SHADES[step] ?? SHADES[0], ink: step >= 4 ? '#ffffff' : '#212529' };
}
