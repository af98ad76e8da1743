/** What was acknowledged, and what became of it; each finding in words, so that it can be looked into. */
export class Findings {
  readonly acknowledged: { [kind: string]: number } = {};
  readonly lost: string[] = [];
  readonly doubled: string[] = [];
  readonly stuck: string[] = [];
  /** What is neither, and wrong all the same. */
  readonly unsound: string[] = [];

  /** A fact that its caller was told of, and how often it is there. */
  expectOnce(kind: string, found: number, about: string): void {
    this.acknowledged[kind] = (this.acknowledged[kind] ?? 0) + 1;
    if (found === 0) this.lost.push(`${kind}: ${about}`);
    if (found > 1) this.doubled.push(`${kind}, ${found} times: ${about}`);
  }

  /** What nobody was told of: there or not, but not twice. */
  expectAtMost(kind: string, most: number, found: number, about: string): void {
    if (found > most) this.doubled.push(`${kind}, ${found} and not ${most}: ${about}`);
  }
}
