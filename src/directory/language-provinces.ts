/**
 * Where the oral languages are spoken: Jarai, Tampuan and Kreung in Ratanakiri (16), Bunong in Mondulkiri (11). From
 * what the line is told about Cambodia's languages; a language that is not named here is offered nowhere.
 */
const PROVINCES: ReadonlyMap<string, readonly string[]> = new Map([
  ['jra', ['16']],
  ['tpu', ['16']],
  ['krr', ['16']],
  ['cmo', ['11']],
]);

export const provincesOfLanguage = (language: string): readonly string[] => PROVINCES.get(language) ?? [];
