import { consoleLevels, limits } from '../protocol.ts';
import type { ConsoleLevel, Position, SnippetMessage } from '../protocol.ts';
import { format, formatLine } from './format.ts';

type Print = (...values: readonly unknown[]) => void;

export interface SnippetConsole {
  readonly console: Partial<Console>;
  /** Tells the page how many lines were dropped in all. */
  flush(): void;
}

/** A console that sends its lines to the page: so many, then only their number. */
export function createConsole(send: (message: SnippetMessage) => void, here: () => Position | null): SnippetConsole {
  let dropped = 0;
  let reported = 0;
  let printed = 0;

  function flush(): void {
    if (reported === dropped) return;
    reported = dropped;
    send({ type: 'dropped', lines: dropped });
  }

  function print(level: ConsoleLevel, values: readonly unknown[]): void {
    if (printed < limits.consoleLines) {
      printed++;
      send({ type: 'console', level, text: formatLine(values, limits.consoleLineLength), at: here() });
      return;
    }
    dropped++;
    // At 1, 2, 4, 8, … : a flood of lines must not become a flood of messages.
    if (dropped >= reported * 2) flush();
  }

  const printers = Object.fromEntries(
    consoleLevels.map((level): [ConsoleLevel, Print] => [level, (...values) => print(level, values)]),
  );
  const ignore: Print = () => {};
  const more = {
    table: (rows: unknown) => print('log', [format(rows)]),
    dir: (value: unknown) => print('log', [format(value)]),
    trace: (...values: unknown[]) => print('debug', values),
    assert: (condition?: boolean, ...values: unknown[]) =>
      condition || print('error', ['Assertion failed:', ...values]),
    group: (...values: unknown[]) => values.length > 0 && print('log', values),
    groupEnd: ignore,
    time: ignore,
    timeEnd: ignore,
    count: ignore,
  };
  return { console: { ...printers, ...more } as Partial<Console>, flush };
}
