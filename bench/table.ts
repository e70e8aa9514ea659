/** A table in Markdown. All columns but the first are aligned as told. */
export function table(
  header: readonly string[],
  rows: ReadonlyArray<readonly (string | number)[]>,
  alignment: 'left' | 'right' = 'left',
): string {
  const others = alignment === 'left' ? '---' : '---:';
  return [header, header.map((_, column) => (column === 0 ? '---' : others)), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
