import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordedExamples } from '../scripts/recorded-examples.mjs';
import list from '../src/islands/transaction/recordedExamples.json' with { type: 'json' };
import { buildTrace } from '../src/trace/buildTrace.ts';
import type { TraceMaterial } from '../src/trace/material.ts';

it('offers recorded transactions exactly as the node answered, labelled with where they come from', async () => {
  const examples = await recordedExamples();
  expect(list).toEqual(examples.map(({ id, title, label }) => ({ id, title, label })));
  for (const { id, material } of examples) {
    const offered = JSON.parse(readFileSync(`public/recorded/${id}.json`, 'utf8')) as TraceMaterial;
    expect(offered).toEqual(JSON.parse(JSON.stringify(material)));
    const trace = buildTrace(offered);
    expect({ id, final: trace.final, unknown: trace.unknown }).toEqual({ id, final: true, unknown: [] });
  }
});
