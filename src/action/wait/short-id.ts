/** What log, table and drawing call a job by where there are several: the whole id takes too much room. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
