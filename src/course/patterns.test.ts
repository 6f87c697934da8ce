import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tracks } from './manifest.ts';
import { patternGraph } from './patternGraph.ts';
import type { RecordedGraphs } from './patternGraph.ts';
import { patterns } from './patterns.ts';

const recordedOf = (lesson: string): RecordedGraphs | undefined => {
  const file = new URL(`../../content/lessons/${lesson}/graphs.json`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RecordedGraphs) : undefined;
};

describe('the patterns at a glance', () => {
  it('are the lessons of their track, in its order', () => {
    const track = tracks.find(({ code }) => code === 'D');
    expect(patterns.map(({ lesson }) => lesson)).toEqual(track?.lessons.map(({ id }) => id));
  });

  it.each(patterns)('$lesson: shows one run that goes well and one that does not', ({ lesson, graphs }) => {
    const drawn = graphs.map(({ graph, ...options }) => patternGraph(recordedOf(lesson), graph, options));
    const fails = drawn.map(({ nodes, arrows }) =>
      [...nodes, ...arrows].some((one) => ('failed' in one ? one.failed : one.outcome === 'fail')),
    );
    expect(fails).toEqual([false, true]);
  });

  it('say which graph is missing, and which there are', () => {
    expect(() => patternGraph(recordedOf('hearing-back'), 'wel')).toThrow(/“wel”, only well, one-fails/);
    expect(() => patternGraph(undefined, 'well')).toThrow(/only none/);
  });
});
