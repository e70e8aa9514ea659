/** The id of the `index`-th of several jobs. */
export function jobId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
