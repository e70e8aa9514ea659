/** Stands in for `node:test` where the titles of tests are wanted: it runs none of them. */
const path: string[] = [];

/** `describe › test` of each. */
export const titles: string[] = [];

/** @public */
export function describe(title: string, ...rest: readonly unknown[]): void {
  const body = rest.at(-1);
  path.push(title);
  if (typeof body === 'function') body();
  path.pop();
}

/** @public */
export function test(title: string): void {
  titles.push([...path, title].join(' › '));
}

/** @public */
export function before(): void {}

/** @public */
export function after(): void {}
