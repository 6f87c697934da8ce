import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markTerms, type Term } from './glossary.ts';
import { findLesson } from './manifest.ts';

const terms = JSON.parse(
  readFileSync(new URL('../../content/reference/glossary.json', import.meta.url), 'utf8'),
) as readonly Term[];

const marked = (text: string, seen = new Set<string>()) =>
  markTerms(text, terms, seen)
    .map((piece) => (piece.term === null ? piece.text : `[${piece.text}|${piece.term}]`))
    .join('');

test('the first occurrence of a term is marked, in any of its forms', () => {
  expect(marked('Receipts make receipts. A callback is a receipt.')).toBe(
    '[Receipts|receipt] make receipts. A [callback|callback] is a receipt.',
  );
});

test('the longest word wins, and parts of words are none', () => {
  expect(marked('A data receipt, a receiptId, a gas-refund.')).toBe(
    'A [data receipt|data-receipt], a receiptId, a gas-refund.',
  );
});

test('what the page has marked stays unmarked', () => {
  const seen = new Set(['promise']);
  expect(marked('A promise and its predecessor.', seen)).toBe('A promise and its [predecessor|predecessor].');
  expect(seen).toEqual(new Set(['promise', 'predecessor']));
});

test('each term has a sentence and an id of its own, and its lesson is there', () => {
  expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
  const names = terms.map(({ name }) => name.toLowerCase());
  expect(names).toEqual(names.toSorted());
  const forms = terms.flatMap((term) => term.forms);
  expect(new Set(forms).size).toBe(forms.length);
  for (const { says, lesson } of terms) {
    expect(says).toMatch(/\.$/);
    if (lesson !== undefined) expect(findLesson(lesson), lesson).toBeDefined();
  }
});
