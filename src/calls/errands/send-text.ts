import { ProviderError, type Errand, type StoredText, type TextState } from '../outgoing-ports.ts';
import { DONE, type ErrandEnd, type ErrandPorts } from './errand-ports.ts';

/**
 * Sends a text message, at most once: a text that may have left is never sent again, since two of the same trouble a
 * caller more than none. `sending` is written before the request leaves, so that whoever finds it there knows that an
 * earlier process was cut off in between. However it ends, number and text are removed.
 */
export async function sendText(ports: ErrandPorts, errand: Errand): Promise<ErrandEnd> {
  const text = ports.texts.find(errand.subject);
  if (text?.state === 'sending') return end(ports, text, 'unknown', 'It was cut off while it was sent.');
  if (text?.state !== 'waiting') return DONE;
  const contact = ports.texts.contact(text.id);
  if (!contact) return end(ports, text, 'dropped', 'Its number was removed before it was sent.');
  const outbound = ports.outbound(text.provider);
  if (!outbound?.sendText) return end(ports, text, 'failed', `${text.provider} has no sender for texts.`);
  ports.store.transaction(() => ports.texts.begin(text.id));
  const { number: to, body } = contact;
  try {
    const providerTextId = await outbound.sendText({ to, body, providerCallId: text.providerCallId });
    ports.store.transaction(() => {
      ports.texts.end(text.id, { state: 'sent', at: ports.clock.now(), providerTextId });
    });
    return DONE;
  } catch (error) {
    return end(ports, text, isRefusal(error) ? 'failed' : 'unknown', whyOf(error));
  }
}

function end(ports: ErrandPorts, { id }: StoredText, state: TextState, why: string): ErrandEnd {
  ports.store.transaction(() => {
    ports.texts.end(id, { state, at: ports.clock.now(), why });
  });
  return { end: 'given-up', why };
}

/** Only the provider's own refusal is certain. After silence or its own trouble the text may be on its way. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ProviderError && /^http-4\d\d$/.test(error.code);

/** What is no word of the provider could have the number in it. */
const whyOf = (error: unknown): string =>
  error instanceof ProviderError ? error.message : 'It failed while it was sent.';
