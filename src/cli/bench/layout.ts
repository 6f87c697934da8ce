import { foldTrace } from '../../picture/foldTrace.ts';
import { layoutTrace } from '../../picture/layoutTrace.ts';
import type { Orientation } from '../../picture/picture.ts';
import type { Trace } from '../../trace/trace.ts';
import { median } from './figure.ts';
import type { Measurement } from './figure.ts';

const RUNS = 25;
const widths: Readonly<Record<Orientation, number>> = { across: 1200, down: 360 };

/** Laying out a call that fanned out into 1000 receipts on our own network: every receipt, and folded as a page shows it first. */
export async function measureLayout(): Promise<Measurement[]> {
  const { thousand, traceFanOut } = await import('../../../tests/fanOut.ts');
  const trace = await traceFanOut(thousand);
  return (['across', 'down'] as const).flatMap((orientation) => [
    figure(`layout-${orientation}`, () => layoutAll(trace, orientation)),
    figure(`layout-${orientation}-folded`, () => layoutFolded(trace, orientation)),
  ]);
}

function figure(name: string, run: () => unknown): Measurement {
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return { name, value: median(times), unit: 'ms', goal: { atMost: 50 } };
}

function layoutAll(trace: Trace, orientation: Orientation): unknown {
  return layoutTrace(trace, { orientation, width: widths[orientation] });
}

function layoutFolded(trace: Trace, orientation: Orientation): unknown {
  const folding = foldTrace(trace);
  return layoutTrace(folding.trace, { orientation, width: widths[orientation], folding });
}
