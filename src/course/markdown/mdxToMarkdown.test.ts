import { expect, test } from 'vitest';
import { mdxToMarkdown } from './mdxToMarkdown.ts';

const say = (source: string) =>
  mdxToMarkdown(source, {
    imports: { start: 'run();' },
    components: {
      Measured: ({ of }) => `<${String(of)}>`,
      Experiment: ({ source: code }, children) => `[${String(code)}]\n\n${children}`,
      Quiz: ({ questions }) => JSON.stringify(questions),
    },
    link: (url) => (url.startsWith('.') ? `/there/${url}` : url),
  });

test('Markdown stays as it was written; imports go, and values stand in their sentences', () => {
  expect(
    say(
      'import M from \'./m.astro\';\n\n## Why “ä”?\n\nIn block <Measured of="x" />, *so*.\n\n| a |\n| - |\n| <Measured of="y" /> |',
    ),
  ).toBe('## Why “ä”?\n\nIn block <x>, *so*.\n\n| a |\n| - |\n| <y> |');
});

test('components say their attributes and what stands in them', () => {
  expect(
    say(
      '<Experiment source={start}>\n  <Quiz questions={[{ ask: `Why?`, right: true, n: [1, -2] }]} />\n</Experiment>',
    ),
  ).toBe('[run();]\n\n[{"ask":"Why?","right":true,"n":[1,-2]}]');
});

test('an element of HTML is what stands in it; an unknown component is named', () => {
  expect(say('<p>\n  <Measured of="x" /> and more\n</p>\n\n<Sweep of="gas" />')).toBe(
    '<x> and more\n\n*(Sweep: see the page itself.)*',
  );
});

test('a value in braces is said', () => {
  expect(say('In{\' \'}\n<Measured of="x" />.\n\n<p>\n  a{" "}b\n</p>')).toBe('In \n<x>.\n\na b');
});

test('links lead where they are told to', () => {
  expect(say('A [b](../c/) and [d](https://e.invalid).')).toBe('A [b](/there/../c/) and [d](https://e.invalid).');
});
