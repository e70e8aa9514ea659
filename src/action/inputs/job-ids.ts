/** The ids in the input `job-id`: one, a list, or a JSON array. */
import { parseJson } from '../../fiddler/json.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is wrong with an input `job-id`, in sentences. */
export class InvalidJobId extends Error {
  override readonly name = 'InvalidJobId';
}

/**
 * The ids in one UUID, in several separated by line breaks, commas or blanks, or in a JSON array;
 * in lower case, in the order given, each once.
 *
 * @throws InvalidJobId where there is none, or where one is no UUID
 */
export function parseJobIds(text: string): readonly string[] {
  if (text.includes('${{')) throw notAnId(text);
  const given = text.trim().startsWith('[') ? parseArray(text) : splitList(text);
  // An id that is missing was to be one: a step that set no output would not be waited for.
  if (given.length > 1 && given.some((id) => id.trim() === '')) {
    throw new InvalidJobId(
      `one of the ids in "${text}" is empty. Did each publishing step set its output?`,
    );
  }
  const wrong = given.find((id) => !UUID.test(id.trim()));
  if (wrong !== undefined || given.length === 0) throw notAnId(wrong ?? text);
  return [...new Set(given.map((id) => id.trim().toLowerCase()))];
}

/** Nothing between two commas is an id that is missing; blanks and line breaks may come in any number. */
function splitList(text: string): readonly string[] {
  return text.split(',').flatMap((part) => part.trim().split(/\s+/));
}

function parseArray(text: string): readonly string[] {
  const array = parseJson(text);
  const isList = Array.isArray(array) && array.every((item: unknown) => typeof item === 'string');
  if (!isList) throw new InvalidJobId(`"${text}" is not a JSON array of texts.`);
  return array;
}

function notAnId(text: string): InvalidJobId {
  const inQuotes = /^(["']).*\1$/.test(text.trim()) ? ' Leave the quotes out.' : '';
  return new InvalidJobId(`"${text}" is not a UUID.${inQuotes}`);
}
