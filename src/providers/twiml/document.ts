import { XMLParser, XMLValidator } from 'fast-xml-parser';

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
  // A carrier does not trim: a space before a URL is a trap that has to be seen.
  trimValues: false,
});

/** What the parser gives for one element or text: its name as the one key beside `:@`, its attributes there. */
type Parsed = { ':@'?: Record<string, string>; '#text'?: string } & Record<string, unknown>;

/** The elements of a TwiML document from the root down. Throws SyntaxError when it is not well-formed XML. */
export function readDocument(xml: string): Verb {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new SyntaxError(`Not well-formed: ${valid.err.msg}`);
  const roots = verbsOf(parser.parse(xml) as Parsed[]);
  const [root] = roots;
  if (!root || roots.length > 1) throw new SyntaxError('A document has exactly one root.');
  return root;
}

function verbsOf(parsed: Parsed[]): Verb[] {
  return parsed.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const children = node[name] as Parsed[];
    return [
      {
        name,
        attributes: node[':@'] ?? {},
        text: children.map((child) => child['#text'] ?? '').join(''),
        inside: verbsOf(children),
      },
    ];
  });
}
