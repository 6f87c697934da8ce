import { expect, it } from 'vitest';
import { limits } from '../protocol.ts';
import type { SnippetMessage } from '../protocol.ts';
import { createConsole } from './createConsole.ts';

function recorded() {
  const messages: SnippetMessage[] = [];
  const made = createConsole(
    (message) => messages.push(message),
    () => ({ line: 4, column: 1 }),
  );
  return { messages, ...made };
}

it('sends a line with its level, its text and its place', () => {
  const { messages, console } = recorded();
  console.warn!('gas', 30n);
  expect(messages).toEqual([{ type: 'console', level: 'warn', text: 'gas 30n', at: { line: 4, column: 1 } }]);
});

it('stops at its limit, then reports ever more seldom how many lines it dropped', () => {
  const { messages, console, flush } = recorded();
  for (let line = 0; line < limits.consoleLines + 100_000; line++) console.log!(line);
  flush();
  expect(messages.filter(({ type }) => type === 'console')).toHaveLength(limits.consoleLines);
  const dropped = messages.flatMap((message) => (message.type === 'dropped' ? [message.lines] : []));
  expect(dropped.length).toBeLessThan(25);
  expect(dropped.at(-1)).toBe(100_000);
});

it('bounds the length of a line', () => {
  const { messages, console } = recorded();
  console.log!('x'.repeat(1_000_000));
  expect(messages[0]).toMatchObject({ type: 'console' });
  expect((messages[0] as { text: string }).text.length).toBeLessThanOrEqual(limits.consoleLineLength);
});
