import { namedKey, type Place, type Way } from './ways.ts';

/** What the caller means to press; undefined where they hear that this is not where they want to be. */
export function meantAt(here: Place, way: Way): string | undefined {
  if (languageOf(here) !== ownLanguage(way)) return undefined;
  const known = promptsKnown(way);
  const strange = promptsIn(here).some((id) => NAMES.test(id) && !known.has(id));
  return strange ? undefined : way.route.find(({ at }) => at.question === here.question)?.keys;
}

/**
 * A lost caller takes the option that says so ("if this is not your commune"; the own language, in a strange one), and
 * else goes back.
 */
export function wayOut(here: Place, way: Way): string {
  const ids = promptsIn(here);
  const own = ownLanguage(way);
  const out = languageOf(here) === own ? NOT_THIS_ONE : `language-${own}`;
  const at = ids.indexOf(out);
  return at < 0 ? '8' : (namedKey(ids[at + 1] ?? '') ?? '8');
}

const languageOf = ({ session }: Place): string => session.context.language;

const ownLanguage = ({ route, place }: Way): string => languageOf(route[0]?.at ?? place);

const NOT_THIS_ONE = 'not-this-commune';

/** Prompts by which a listener tells one commune, district or service from another. */
const NAMES = /^(place-\d+|service-.+-(name|short))$/;

const promptsIn = (place: Place): string[] =>
  (place.utterance?.clips ?? []).flatMap((clip) => ('prompt' in clip ? [clip.prompt] : []));

const KNOWN = new WeakMap<Way, ReadonlySet<string>>();

/** All that is said on the way; asked at every answer of every caller. */
function promptsKnown(way: Way): ReadonlySet<string> {
  const known =
    KNOWN.get(way) ??
    new Set([...way.route.map(({ at }) => at), way.place].flatMap((place) => promptsIn(place)));
  KNOWN.set(way, known);
  return known;
}
