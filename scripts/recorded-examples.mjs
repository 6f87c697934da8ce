import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

/** Transactions of the recorded runs that `/tx` offers when no network can be reached: recording, which transaction, and what it shows. */
const chosen = [
  {
    id: 'two-calls-one-callback',
    recording: 'promises--promise-and',
    which: 0,
    title: 'Two calls at once, one callback for both',
  },
  {
    id: 'callee-fails',
    recording: 'promises--promise-callee-panics',
    which: 0,
    title: 'The called contract fails, and the callback hears of it',
  },
  {
    id: 'yield-and-resume',
    recording: 'yields--yield-resume',
    which: 0,
    title: 'A call that waits until another transaction resumes it',
  },
  {
    id: 'paid-by-a-relayer',
    recording: 'delegates--delegate-call',
    which: 0,
    title: 'One account signs, another one sends and pays',
  },
];

/**
 * Makes the examples from `tests/conformance/chain/`: of each, what a trace is built from, exactly as a node answered, and
 * a label that says where it comes from.
 */
export async function recordedExamples() {
  const { openRecording } = await import('../tests/recordedNetwork.ts');
  const { collectTrace } = await import('../src/trace/collectTrace.ts');
  const examples = [];
  for (const { id, recording, which, title } of chosen) {
    const network = openRecording(recording);
    const material = await collectTrace(network.request, { ...network.transactions[which], withChanges: true });
    const { chain } = JSON.parse(await readFile(join(root, `tests/conformance/chain/${recording}.json`), 'utf8'));
    const heights = material.blocks.map(({ header }) => header.height);
    const [first] = material.blocks.toSorted((a, b) => a.header.height - b.header.height);
    const label = {
      network: 'localnet',
      protocolVersion: chain.protocol_version,
      firstHeight: Math.min(...heights),
      lastHeight: Math.max(...heights),
      date: new Date(Number(BigInt(first.header.timestamp_nanosec) / 1_000_000n)).toISOString().slice(0, 10),
    };
    examples.push({ id, title, label, material });
  }
  return examples;
}

if (process.argv[1] === import.meta.filename) {
  await setUp();
  const examples = await recordedExamples();
  await mkdir(join(root, 'public/recorded'), { recursive: true });
  for (const { id, material } of examples)
    await writeFile(join(root, `public/recorded/${id}.json`), `${JSON.stringify(material)}\n`);
  const list = examples.map(({ id, title, label }) => ({ id, title, label }));
  await writeFile(
    join(root, 'src/islands/transaction/recordedExamples.json'),
    `${JSON.stringify(list, undefined, 2)}\n`,
  );
}
