import type { CallInput } from '../core/call/context.ts';
import type { OfferLanguages } from './languages.ts';
import type { FlowVersion, Ids, LineFacts, RememberedCaller } from './ports.ts';

/** What a call begins with needs these. */
export interface InputPorts {
  ids: Ids;
  sendsTexts(provider: string): boolean;
  lineFacts(line: string): LineFacts;
  languagesFor: OfferLanguages;
}

/**
 * What is known when a call begins. What a caller chose in an earlier call counts more than what the line knows of
 * whoever dials it.
 */
export function callInput(
  ports: InputPorts,
  { provider, line, mobile }: { provider: string; line: string; mobile: string | null },
  flow: FlowVersion,
  known: RememberedCaller,
): CallInput {
  const { language, ...places } = ports.lineFacts(line);
  const commune = known.commune ?? places.commune;
  const place = commune ?? places.place;
  const sms = ports.sendsTexts(provider);
  return {
    language: known.language ?? language ?? '',
    languages: ports.languagesFor(flow, place && place.slice(0, 2)),
    caller: {
      commune,
      returning: known.returning,
      communeFrom: communeFrom(known, places),
      canBeTexted: sms && mobile !== null,
    },
    line: { number: line, sms, ...places },
    rotation: ports.ids.rotation(),
  };
}

function communeFrom(known: RememberedCaller, line: Pick<LineFacts, 'commune'>) {
  if (known.commune !== undefined) return 'remembered';
  return line.commune === null ? null : 'line';
}
