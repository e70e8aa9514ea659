const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What stands in `job-id` without being a job's id. */
export class NoJobId extends Error {
  override readonly name = 'NoJobId';
}

/**
 * The ids in one UUID, in several separated by line breaks, commas or blanks, or in a JSON array;
 * in lower case, in the order given, each once.
 *
 * @throws NoJobId where there is none, or where one is no UUID
 */
export function parseJobIds(text: string): readonly string[] {
  if (text.includes('${{')) throw new NoJobId(text);
  const words = text.trim().startsWith('[') ? parseArray(text) : text.split(/[\s,]+/);
  const given = words.map((word) => word.trim()).filter((word) => word !== '');
  const wrong = given.find((word) => !UUID.test(word));
  if (wrong !== undefined || given.length === 0) throw new NoJobId(wrong ?? text);
  return [...new Set(given.map((id) => id.toLowerCase()))];
}

function parseArray(text: string): readonly string[] {
  let array: unknown;
  try {
    array = JSON.parse(text);
  } catch {
    throw new NoJobId(text);
  }
  if (!Array.isArray(array)) throw new NoJobId(text);
  return array.map((item: unknown) => {
    if (typeof item !== 'string') throw new NoJobId(text);
    return item;
  });
}
