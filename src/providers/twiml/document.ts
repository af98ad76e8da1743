import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** One verb of a document, with its attributes, its text and what is inside it. */
export interface Verb {
  name: string;
  attributes: Record<string, string>;
  text: string;
  inside: Verb[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

const nodes = z.array(z.record(z.string(), z.unknown()));

/** The elements of a TwiML document from the root down. Throws SyntaxError when it is not well-formed XML. */
export function readDocument(xml: string): Verb {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new SyntaxError(`Not well-formed: ${valid.err.msg}`);
  const roots = verbsOf(parser.parse(xml));
  const [root] = roots;
  if (!root || roots.length > 1) throw new SyntaxError('A document has exactly one root.');
  return root;
}

function verbsOf(parsed: unknown): Verb[] {
  return nodes.parse(parsed).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const children = nodes.parse(node[name]);
    return [
      {
        name,
        attributes: z.record(z.string(), z.string()).parse(node[':@'] ?? {}),
        text: children.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join(''),
        inside: verbsOf(children),
      },
    ];
  });
}
