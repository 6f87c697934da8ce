import type { Pace } from '../../network/types.ts';
import { createLab } from '../../snippets/lab/createLab.ts';
import type { LabOptions } from '../../snippets/lab/createLab.ts';
import type { Trace } from '../../trace/trace.ts';

export interface RunAsideOptions extends Pick<LabOptions, 'genesis' | 'accounts' | 'frameUrl'> {
  readonly source: string;
  readonly fileName: string;
  /** As the run had it with which this one is compared: what is sent together meets in a block, or does not. */
  readonly pace: Pace;
}

const nothing = (): void => {};

/** Runs code once on a network of its own in the page, from the lesson's first state, and gives what it did. */
export async function runAside({ source, fileName, pace, ...options }: RunAsideOptions): Promise<readonly Trace[]> {
  const lab = await createLab({ ...options, elsewhere: null });
  try {
    const { end, transactions } = await lab.run({
      source,
      fileName,
      pace,
      onward: false,
      onStart: nothing,
      onConsole: nothing,
      onDropped: nothing,
      onTransactions: nothing,
      onEnd: nothing,
    });
    const traces = transactions.flatMap(({ trace }) => (trace && trace.steps.length > 0 ? [trace] : []));
    if (traces.length > 0) return traces;
    throw new Error(
      end.type === 'Failed'
        ? `It ended with an error before it sent a transaction: ${end.error.message}`
        : 'It sent no transaction.',
    );
  } finally {
    lab.close();
  }
}
