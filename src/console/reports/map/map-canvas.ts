import { FONT } from '../charts/look.ts';
import type { MapModel } from './map-model.ts';
import { LAKE, MAP_COLUMNS, MAP_ROWS } from './province-tiles.ts';
import { LAKE_COLOUR, shadeOf } from './shades.ts';

const GAP = 4;
const HEIGHT = 76;
const LINE = 17;

/** The map on a canvas. In: its width, and room for a title above it, in points; the words for the lake and for nothing. */
export function mapCanvas(
  { tiles }: MapModel,
  width: number,
  top: number,
  words: { lake: string; none: string },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = (top + MAP_ROWS * (HEIGHT + GAP)) * 2;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser cannot draw.');
  pen.scale(2, 2);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textAlign = 'center';
  const wide = width / MAP_COLUMNS - GAP;
  const boxOf = ({ column, row }: { column: number; row: number }) => ({
    left: column * (wide + GAP),
    above: top + row * (HEIGHT + GAP),
  });
  const box = (place: { column: number; row: number }, colour: string): void => {
    const { left, above } = boxOf(place);
    pen.fillStyle = colour;
    pen.fillRect(left, above, wide, HEIGHT);
  };
  const write = (text: string, place: { column: number; row: number }, below: number, font: string): void => {
    const { left, above } = boxOf(place);
    pen.font = `${font} ${FONT}`;
    pen.fillText(text, left + wide / 2, above + below, wide - 6);
  };
  box(LAKE, LAKE_COLOUR);
  pen.fillStyle = '#0b4f8a';
  write(words.lake, LAKE, HEIGHT / 2 + 4, 'italic 12px');
  for (const tile of tiles) {
    const { background, ink } =
      tile.text === '' ? { background: '#ffffff', ink: '#212529' } : shadeOf(tile.strength);
    const { left, above } = boxOf(tile);
    box(tile, background);
    pen.strokeStyle = '#868e96';
    pen.strokeRect(left + 0.5, above + 0.5, wide - 1, HEIGHT - 1);
    pen.fillStyle = ink;
    write(tile.name, tile, HEIGHT / 2 - 6, '12px');
    write(tile.text === '' ? words.none : tile.text, tile, HEIGHT / 2 + LINE, '700 14px');
  }
  return canvas;
}
