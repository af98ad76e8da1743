/** What Azure is asked to say, in its markup. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML takes it: its signs escaped, and without the control characters that XML forbids. */
function escaped(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ');
  return allowed.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** @returns the body of a request: this text, spoken by this voice of Azure, such as km-KH-SreymomNeural. */
export function ssml(text: string, speaker: string): string {
  const locale = speaker.split('-').slice(0, 2).join('-');
  const namespace = 'http://www.w3.org/2001/10/synthesis';
  return `<speak version="1.0" xmlns="${namespace}" xml:lang="${locale}"><voice name="${speaker}">${escaped(text)}</voice></speak>`;
}
