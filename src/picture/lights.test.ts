import { expect, test } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import { explain } from '../trace/why.ts';
import { layoutTrace } from './layoutTrace.ts';
import { lightOfArrow, lightOfCard, lightsOf } from './lights.ts';

test('each cause lights its cards and arrows, the rest of the chain faintly, and all else is dim', async () => {
  const network = openRecording('promises--promise-deposit-returned');
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  const trace = buildTrace(await collectTrace(network.request, transaction));
  const picture = layoutTrace(trace, { orientation: 'across', width: 1000, showRefunds: true });
  const refund = trace.steps.find((s) => s.kind === 'depositRefund')?.id ?? '';
  const why = explain(trace, { type: 'refund', stepId: refund });
  if (!why) throw new Error('the refund is not explained');
  const drawn = why.links.map((_, at) => {
    const lights = lightsOf(why, at);
    return [
      picture.cards.map((c) => lightOfCard(lights, [c.id])).join(' '),
      picture.refunds.map((r) => lightOfCard(lights, r.ids)).join(' '),
      picture.arrows.map((a) => `${a.kind} ${lightOfArrow(lights, a)}`).join(', '),
    ];
  });
  expect(drawn).toMatchInlineSnapshot(`
    [
      [
        "chain chain now dim",
        "dim now dim dim",
        "created chain, created chain, refund dim, refund now, refund dim, callback dim, refund dim, data dim",
      ],
      [
        "chain chain now dim",
        "dim now dim dim",
        "created chain, created chain, refund dim, refund now, refund dim, callback dim, refund dim, data dim",
      ],
      [
        "chain now now dim",
        "dim chain dim dim",
        "created chain, created now, refund dim, refund chain, refund dim, callback dim, refund dim, data dim",
      ],
      [
        "now now chain dim",
        "dim chain dim dim",
        "created now, created chain, refund dim, refund chain, refund dim, callback dim, refund dim, data dim",
      ],
    ]
  `);
});
