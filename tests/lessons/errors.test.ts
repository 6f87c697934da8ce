import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordError } from '../../src/cli/recordErrors.ts';
import { errorPages } from '../../src/course/errorPages.ts';
import type { RecordedError } from '../../src/course/recordedErrors.ts';

const file = new URL('../../content/reference/errors/recorded.json', import.meta.url);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as Record<string, RecordedError>;

describe('the pages on errors', () => {
  it.each(errorPages)(
    '$id: its code fails as the page says',
    async (page) => {
      const run = await recordError(page);
      expect(run, 'the network changed: read the page again, then `npm run facts`').toEqual(recorded[page.id]);
      expect(page.kinds).toEqual(expect.arrayContaining(run.failures.map(({ kind }) => kind)));
      expect(run.failures[0]?.kind).toBe(page.kinds[0]);
    },
    30_000,
  );
});
