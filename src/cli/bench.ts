import type { Figure, Measurement } from './bench/figure.ts';
import { measurementToFigure, round } from './bench/figure.ts';

interface Bench {
  readonly summary: string;
  measure(): Promise<Measurement | readonly Measurement[]>;
}

/** Each in a module of its own, so that naming one loads no other. */
const benches: Readonly<Record<string, Bench>> = {
  'call-with-callback': {
    summary: 'a cross-contract call with callback through near-api-js, send to FINAL, blocks at once',
    measure: async () => (await import('./bench/callWithCallback.ts')).measureCallWithCallback(),
  },
  'large-contract': {
    summary: 'a view of a contract of 515 KB: cold (prepare, compile, call) and warm',
    measure: async () => (await import('./bench/largeContract.ts')).measureLargeContract(),
  },
  compute: {
    summary: 'contract work per millisecond on Wasm that only computes',
    measure: async () => (await import('./bench/compute.ts')).measureCompute(),
  },
  metering: {
    summary: 'the same Wasm with and without metering',
    measure: async () => (await import('./bench/compute.ts')).measureMetering(),
  },
  receipts: {
    summary: '100 000 receipts: time and memory of the last ones',
    measure: async () => (await import('./bench/receipts.ts')).measureReceipts(),
  },
  snapshot: {
    summary: 'a snapshot and a fork of a large state: time and memory',
    measure: async () => (await import('./bench/snapshot.ts')).measureSnapshot(),
  },
  'script-size': {
    summary: 'what a page loads to run the network, without the heavy curves',
    measure: async () => (await import('./bench/scriptSize.ts')).measureScriptSize(),
  },
  start: {
    summary: 'from `crosscall network` to its first answer',
    measure: async () => (await import('./bench/start.ts')).measureStart(),
  },
  layout: {
    summary: 'a trace of 1000 receipts: folding and layout, and in Chromium the frames while one scrolls',
    measure: async () => {
      const { measureLayout } = await import('./bench/layout.ts');
      const { measureScrolling } = await import('./bench/scrolling.ts');
      return [...(await measureLayout()), ...(await measureScrolling())];
    },
  },
  chromium: {
    summary: 'the call with callback in Chromium, the network in a worker',
    measure: async () => (await import('./bench/chromium.ts')).measureChromium(),
  },
};

const usage = `Usage: npm run bench -- [NAME …] [--json]

Measures how fast the network is and compares it with a goal and, where there is one, a peer:
a nearcore node, whose figures are constants, or another run in the same process.

${Object.entries(benches)
  .map(([name, { summary }]) => `  ${name.padEnd(20)}${summary}`)
  .join('\n')}

--json prints [{ name, value, unit, peer, ratio, goal, met }]; ratio is value divided by peer.
Let nothing else run meanwhile: what is measured is time.`;

async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => (arg.startsWith('--') ? arg !== '--json' : !Object.hasOwn(benches, arg)));
  if (unknown !== undefined) {
    console.error(unknown === '--help' ? usage : `There is no “${unknown}”.\n\n${usage}`);
    return unknown === '--help' ? 0 : 2;
  }
  const json = args.includes('--json');
  const figures: Figure[] = [];
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    const measured = await benches[name]!.measure();
    for (const measurement of [measured].flat() as Measurement[]) {
      figures.push(measurementToFigure(measurement));
      if (!json) console.log(describe(measurement));
    }
  }
  if (json) console.log(JSON.stringify(figures, null, 2));
  return figures.every(({ met }) => met) ? 0 : 1;
}

function describe(measurement: Measurement): string {
  const { name, value, unit, goal, met } = measurementToFigure(measurement);
  const { peer, note } = measurement;
  if (value === null) return `      ${name}: not measured. ${note}`;
  const aim = 'atMost' in measurement.goal ? `at most ${goal}` : `at least ${goal}`;
  const beside = peer ? `; ${round(peer.value)} is ${peer.origin}` : '';
  return `${met ? 'ok  ' : 'MISS'}  ${name}: ${value} ${unit} (goal ${aim}${beside})`;
}

process.exitCode = await main(process.argv.slice(2));
