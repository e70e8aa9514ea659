/** Counts what the checks of a wait met, by label: states, `HTTP 503`, `ECONNRESET`. */
export class Tally {
  readonly #counts = new Map<string, number>();

  /** The number of checks counted. */
  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  add(label: string): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  }

  /** Returns `300 checks: 297 × STARTED, 3 × HTTP 503`, the most frequent first, or `no check`. */
  toString(): string {
    const { total } = this;
    if (total === 0) return 'no check';
    const parts = [...this.#counts]
      .sort(([, a], [, b]) => b - a)
      .map(([label, count]) => `${count} × ${label}`);
    return `${total} ${total === 1 ? 'check' : 'checks'}: ${parts.join(', ')}`;
  }
}
