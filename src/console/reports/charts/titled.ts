import { FAINT_INK, FONT, INK } from './look.ts';

/** Room for the title of a picture, in points. */
export const TITLE_ROOM = 84;
export const PICTURE_WIDTH = 1000;

const MARGIN = 24;

/** A picture that can be shown by itself. In: what was drawn below the room for a title, what it is, of what time. */
export function titled(drawn: HTMLCanvasElement, title: string, about: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width + MARGIN * 4;
  canvas.height = drawn.height + MARGIN * 4;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser cannot draw.');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, MARGIN * 2, MARGIN * 2);
  pen.scale(2, 2);
  pen.fillStyle = INK;
  pen.font = `700 20px ${FONT}`;
  pen.fillText(title, MARGIN, MARGIN + 24, PICTURE_WIDTH);
  pen.fillStyle = FAINT_INK;
  pen.font = `14px ${FONT}`;
  pen.fillText(about, MARGIN, MARGIN + 54, PICTURE_WIDTH);
  return canvas;
}
