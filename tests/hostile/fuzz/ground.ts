/** What the requests are made with: tokens by provider, what lets one in, and a file of each kind to spoil. */
export interface Ground {
  tokens: Record<string, string>;
  staff: Record<string, string>;
  files: { wav: Buffer; zip: Buffer; csv: Buffer; xlsx: Buffer; yaml: string };
}
