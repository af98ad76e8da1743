/** What stands for a character that means something else in a document. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const SPECIAL = /[&<>"']/;

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replaceAll(/[&<>"']/g, (one) => ESCAPES[one] ?? one) : text;

/** What stands inside an element: text that is still to be escaped, or elements that were made here. */
export type Inside = { text: string } | string;

/** One element as XML. In: its name; its attributes in their order, not yet escaped; what is inside it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inside: Inside = '',
): string {
  let head = `<${name}`;
  for (const attribute in attributes) head += ` ${attribute}="${escaped(attributes[attribute] ?? '')}"`;
  const content = typeof inside === 'string' ? inside : escaped(inside.text);
  return content === '' ? `${head}/>` : `${head}>${content}</${name}>`;
}

/** A whole document. In: the elements inside its root. */
export const responseOf = (verbs: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, verbs)}`;
