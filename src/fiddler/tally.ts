/** What the checks of a wait met, counted by label: states, `HTTP 503`, `ECONNRESET`. */
export class Tally {
  readonly #counts = new Map<string, number>();

  /** The number of checks counted. */
  get total(): number {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return total;
  }

  add(label: string): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  }

  /** `300 checks: 297 × STARTED, 3 × HTTP 503`, the most frequent first; `no check` where there was none. */
  toString(): string {
    const parts = [...this.#counts]
      .sort(([, a], [, b]) => b - a)
      .map(([label, count]) => `${count} × ${label}`);
    const { total } = this;
    if (total === 0) return 'no check';
    return `${total} ${total === 1 ? 'check' : 'checks'}: ${parts.join(', ')}`;
  }
}
