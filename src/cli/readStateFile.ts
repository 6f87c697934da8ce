import { existsSync, readFileSync } from 'node:fs';
import { parseJson } from '../near/rpc/json.ts';
import { UsageError } from './usageError.ts';

/** What a state file held, and where its last whole line ends. */
export interface StateFileContent {
  readonly entries: readonly unknown[];
  /** Bytes. */
  readonly end: number;
  /** What stands after that is no line, as a kill or a power cut leaves it. */
  readonly droppedBytes: number;
}

/** Reads a file of JSON lines; one that is not there is empty. `firstLine`: how each begins; any other file is refused. */
export function readStateFile(file: string, firstLine: string): StateFileContent {
  try {
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    const isOurs = bytes.includes(0x0a) || firstLine.startsWith(bytes.subarray(0, firstLine.length).toString('latin1'));
    if (!isOurs) throw notOurs();
    const lines = wholeLines(bytes);
    const whole = wholeEntries(lines);
    return { ...whole, droppedBytes: bytes.length - whole.end };
  } catch (error) {
    throw cannotBeUsed(file, error);
  }
}

/** All that ends with a newline, newlines included. */
function wholeLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end + 1));
    start = end + 1;
  }
  return lines;
}

/** Only the last line may be none: a power cut explains nothing else. */
function wholeEntries(lines: readonly Buffer[]): { readonly entries: readonly unknown[]; readonly end: number } {
  const entries: unknown[] = [];
  let end = 0;
  for (const [index, line] of lines.entries()) {
    const entry = entryOf(line.toString('utf8'));
    if (entry === undefined && index === 0) throw notOurs();
    if (entry === undefined && index < lines.length - 1) throw damagedIn(index + 1);
    if (entry === undefined) break;
    entries.push(entry);
    end += line.length;
  }
  return { entries, end };
}

const notOurs = (): Error => new Error('it was not written by crosscall network.');

const damagedIn = (line: number): Error =>
  new Error(
    `it is damaged in line ${line}. What stands before is whole: to go on from there, delete that line and all after it.`,
  );

function entryOf(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}

export const cannotBeUsed = (file: string, error: unknown): UsageError =>
  new UsageError(`The state file ${file} cannot be used: ${(error as Error).message}`);
