import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, type ApiErrorDetails } from '../../../src/fiddler/errors.ts';
import { type Heading, headingOf, withHelp } from '../../../src/wait/report/help.ts';

describe('the documents explain', () => {
  const ERRORS: ReadonlyArray<readonly [Partial<ApiErrorDetails>, Heading]> = [
    [{ kind: 'certificate' }, 'The certificate is not trusted'],
    [{ kind: 'proxy' }, 'The proxy refuses or fails'],
    [{ kind: 'network' }, 'The site cannot be reached'],
    [{ statusCode: 401 }, 'The API key was refused'],
    [{ statusCode: 403 }, 'The API key was refused'],
    [{ statusCode: 404 }, 'The job was not found'],
    [{ statusCode: 400 }, 'The address is wrong'],
    [{ statusCode: 302 }, 'The address is wrong'],
    [{ statusCode: 503 }, 'Transient errors'],
    [{ kind: 'invalid-body' }, 'Transient errors'],
  ];
  for (const [details, heading] of ERRORS) {
    test(`${JSON.stringify(details)} under "${heading}"`, () => {
      const error = new ApiError('', { kind: 'http', label: '', ...details });
      assert.equal(headingOf({ kind: 'unreachable', error }), heading);
    });
  }
});

test('a heading is linked as GitHub names its anchor', () => {
  const [, link] = withHelp(['an error'], 'The API key was refused');
  assert.match(link ?? '', /^See .*\.md#the-api-key-was-refused$/);
});
