/** The layout of the live view. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import measure from 'fast-string-truncated-width';
import { renderRows } from '../../../src/cli/live-rows.ts';
import type { JobFields } from '../../../src/fiddler/job-fields.ts';
import type { JobRecord } from '../../../src/wait/record.ts';
import { finished, idOf, sampleJob, sampleRecord, sampleWait } from '../../wait/samples.ts';

function widthOf(text: string): number {
  return measure(text).width;
}

/** A job that is read from the start of the wait on. */
function jobAt(index: number, fields: Partial<JobFields>, more: Partial<JobRecord> = {}) {
  const job = sampleJob({ id: idOf(index), ...fields });
  const { status, progress } = job;
  return sampleRecord({ job, observations: [{ atMs: 0, status, progress }], ...more });
}

/** Returns the rows after 65 s. */
function render(jobs: readonly JobRecord[], columns: number, rows = 24): readonly string[] {
  return renderRows(sampleWait(...jobs), 65_000, { columns, rows, hasColors: false });
}

describe('rows are as wide as their texts, and the least important columns go first:', () => {
  const JOBS = [
    jobAt(1, { status: 'PENDING', name: 'Publish events', progress: 0 }),
    jobAt(2, { name: 'Ingestion dataset Upload' }, { estimatedEndAtMs: 800_000 }),
    jobAt(3, { name: 'Slow', progress: 40 }, { lastError: 'HTTP 503' }),
  ];
  const WIDTHS: Readonly<Record<number, readonly string[]>> = {
    120: [
      'Slow (00000003)                      STARTED   HTTP 503        40 %     1:05',
      'Ingestion dataset Upload (00000002)  STARTED   ▕█▎        ▏  12.5 %     1:05  12:15 left',
      'Publish events (00000001)            PENDING   ▕          ▏     0 %     1:05',
      '0 of 3 jobs finished · 1:05 of 30:00',
    ],
    80: [
      'Slow (00000003)           STARTED   HTTP 503        40 %     1:05',
      'Ingestion da… (00000002)  STARTED   ▕█▎        ▏  12.5 %     1:05  12:15 left',
      'Publish even… (00000001)  PENDING   ▕          ▏     0 %     1:05',
      '0 of 3 jobs finished · 1:05 of 30:00',
    ],
    50: [
      'Slow (00000003)     STARTED   HTTP 503',
      'Ingest… (00000002)  STARTED   ▕█▎        ▏',
      'Publis… (00000001)  PENDING   ▕          ▏',
      '0 of 3 jobs finished · 1:05 of 30:00',
    ],
    30: [
      'Slow (00000003)     STARTED',
      'Ingest… (00000002)  STARTED',
      'Publis… (00000001)  PENDING',
      '0 of 3 jobs finished · 1:05 …',
    ],
  };
  for (const [columns, rows] of Object.entries(WIDTHS)) {
    test(`${columns} columns`, () => assert.deepEqual(render(JOBS, Number(columns)), rows));
  }
});

test('a single job is shown without its id, and one that was never read by its id', () => {
  const unread = sampleRecord({ job: null, observations: [] });
  assert.match(render([sampleRecord()], 80)[0] ?? '', /^Ingestion dataset Upload {2}STARTED /);
  assert.match(render([unread], 120)[0] ?? '', /^550e8400-e29b-41d4-a716-446655440000 {2}/);
});

test('names of wide characters, of which each takes two columns, leave the columns aligned', () => {
  const jobs = ['x', '漢', 'x漢'].map((name, index) => jobAt(index, { name: name.repeat(50) }));
  for (const columns of [80, 81]) {
    const rows = render(jobs, columns).slice(0, 3);
    const starts = rows.map((row) => widthOf(row.split('STARTED')[0] ?? ''));
    assert.deepEqual(starts, Array(3).fill(columns - 54));
  }
});

test('jobs that ended have no row, and the last row counts those without success', () => {
  const failed = finished({ status: 'FAILURE' });
  const rows = render([finished(), failed, jobAt(1, {})], 80);
  assert.equal(rows.length, 2);
  assert.equal(rows[1], '2 of 3 jobs finished · 1 without success · 1:05 of 30:00');
});

test('time does not run backwards if fractions of it are rounded', () => {
  const job = sampleRecord({ observations: [{ atMs: 65_000.1, status: 'STARTED', progress: 1 }] });
  assert.match(render([job], 80)[0] ?? '', / 0:00$/);
});

test('the rows are fewer and narrower than any window, whatever the jobs', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom(
      '漢'.repeat(100),
      'a漢'.repeat(90),
      '👩‍👩‍👧'.repeat(60),
      '\u001b[31mred\n',
      'e\u0301'.repeat(90),
    ),
  );
  const job = fc
    .record({
      name: text,
      status: fc.oneof(fc.constantFrom('PENDING', 'STARTED'), text),
      progress: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
      lastError: fc.oneof(fc.constant(''), text),
      estimatedEndAtMs: fc.option(fc.integer({ min: 0, max: 10 ** 10 })),
    })
    .map(({ lastError, estimatedEndAtMs, ...fields }) =>
      jobAt(0, fields, { lastError, estimatedEndAtMs }),
    );
  const size = fc.oneof(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 2, max: 150 }));
  fc.assert(
    fc.property(
      ...([fc.array(job, { minLength: 1, maxLength: 30 }), size, size, fc.boolean()] as const),
      (jobs, columns, rows, hasColors) => {
        const rendered = renderRows(sampleWait(...jobs), 65_000, { columns, rows, hasColors });
        assert.ok(rendered.length <= Math.min(rows - 1, jobs.length + 1));
        for (const row of rendered) assert.ok(widthOf(row) < columns, row);
      },
    ),
  );
});
