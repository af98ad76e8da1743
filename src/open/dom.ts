type Child = Node | string | null;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** An element. What is a function listens to the event of its name. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A cell of a table: text, or a number with a bar as long as its share of the largest. */
export type TableCell = string | { number: number; most?: number };

/** A table that can be scrolled with the keyboard where it is wider than the screen. */
export function table(label: string, heads: string[], rows: TableCell[][], locale: string): HTMLElement {
  const format = new Intl.NumberFormat(locale);
  const isNumber = (column: number): boolean => typeof rows[0]?.[column] === 'object';
  const head = heads.map((name, column) =>
    el('th', { scope: 'col', class: isNumber(column) && 'number' }, name),
  );
  const cell = (value: TableCell): HTMLElement => {
    if (typeof value === 'string') return el('td', {}, value);
    const told = el('td', { class: 'number' }, format.format(value.number));
    if (value.most !== undefined) told.append(bar(value.number / value.most));
    return told;
  };
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map(cell)))),
    ),
  );
}

function bar(share: number): HTMLElement {
  const made = el('span', { class: 'bar', 'aria-hidden': 'true' });
  made.style.width = `${Math.max(2, Math.round(share * 100))}%`;
  return made;
}

/** A choice with a label. In: an id of its own, what can be chosen, and who is told of the choice. */
export function choice(
  id: string,
  label: string,
  options: [value: string, name: string][],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement {
  const select = el(
    'select',
    { id, change: () => onChange(select.value) },
    ...options.map(([value, name]) => el('option', { value, selected: value === chosen }, name)),
  );
  return el('p', { class: 'choice' }, el('label', { for: id }, label), select);
}
