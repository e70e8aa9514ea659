import { parseJson } from '../../fiddler/json.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What stands in `job-id` without being a job's id. */
export class InvalidJobId extends Error {
  override readonly name = 'InvalidJobId';
  /** True where there are several, and one of them is empty. */
  readonly isOneEmpty: boolean;

  constructor(id: string, isOneEmpty = false) {
    super(id);
    this.isOneEmpty = isOneEmpty;
  }
}

/**
 * The ids in one UUID, in several separated by line breaks, commas or blanks, or in a JSON array;
 * in lower case, in the order given, each once.
 *
 * @throws InvalidJobId where there is none, or where one is no UUID
 */
export function parseJobIds(text: string): readonly string[] {
  if (text.includes('${{')) throw new InvalidJobId(text);
  const given = text.trim().startsWith('[') ? parseArray(text) : splitList(text);
  // An id that is missing was to be one: a step that set no output would not be waited for.
  if (given.length > 1 && given.some((id) => id.trim() === '')) throw new InvalidJobId('', true);
  const wrong = given.find((id) => !UUID.test(id.trim()));
  if (wrong !== undefined || given.length === 0) throw new InvalidJobId(wrong ?? text);
  return [...new Set(given.map((id) => id.trim().toLowerCase()))];
}

/** Nothing between two commas is an id that is missing; blanks and line breaks may come in any number. */
function splitList(text: string): readonly string[] {
  return text.split(',').flatMap((part) => part.trim().split(/\s+/));
}

function parseArray(text: string): readonly string[] {
  const array = parseJson(text);
  const isList = Array.isArray(array) && array.every((item: unknown) => typeof item === 'string');
  if (!isList) throw new InvalidJobId(text);
  return array;
}
