// Renders the tables of a summary for a terminal.

/**
 * @param {string} markdown
 * @param {number} columns width of the terminal
 * @returns {string} the tables with their headings
 */
export function renderTables(markdown, columns) {
  const sections = markdown.split(/^#+ /m).slice(1);
  return sections
    .map((section) => section.split('\n'))
    .map(([heading = '', ...lines]) => ({ heading, table: lines.filter(isRow).map(cellsOf) }))
    .filter(({ table }) => table.length > 0)
    .map(({ heading, table }) => [heading, '', ...renderTable(table, columns)].join('\n'))
    .join('\n\n');
}

/** @param {string} line */
function isRow(line) {
  return line.startsWith('|');
}

/** @param {string} row */
function cellsOf(row) {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) =>
      cell
        .replace(/&nbsp;|<br>/g, ' ')
        .replace(/`|\\(?=\W)/g, '')
        .trim(),
    );
}

/**
 * @param {readonly (readonly string[])[]} table
 * @param {number} columns
 * @returns {readonly string[]} a line for each row or, if that is too wide, for each cell
 */
function renderTable([header = [], rule = [], ...rows], columns) {
  const widths = header.map((_, index) =>
    Math.max(...[header, ...rows].map((row) => widthOf(row[index] ?? ''))),
  );
  const lines = [header, ...rows].map((row) =>
    widths
      .map((width, index) => pad(row[index] ?? '', width, rule[index]?.endsWith(':') === true))
      .join('  ')
      .trimEnd(),
  );
  if (lines.every((line) => widthOf(line) < columns)) return lines;
  const labelWidth = Math.max(...header.map(widthOf));
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...row.map((cell, column) => `${pad(header[column] ?? '', labelWidth, false)}  ${cell}`),
  ]);
}

/**
 * @param {string} text
 * @param {number} width
 * @param {boolean} isRight whether to align it to the right
 */
function pad(text, width, isRight) {
  const padding = ' '.repeat(width - widthOf(text));
  return isRight ? padding + text : text + padding;
}

/**
 * @param {string} text
 * @returns {number} how many columns it takes at a terminal
 */
function widthOf(text) {
  return Array.from(text.replace(/\p{Emoji_Presentation}/gu, '  ')).length;
}
