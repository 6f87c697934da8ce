import { formatNear } from '../../trace/format.ts';
import { succeeded } from '../facts.ts';
import { LookFailure, notYet, quoted } from './exercise.ts';
import type { Look, TrialRun, Verdict } from './exercise.ts';

const NEAR = 10n ** 24n;

/** Somebody has factory make a card. */
export const create = (signerId: string, name: string, text: string, near: number) => ({
  signerId,
  receiverId: 'factory.test',
  methodName: 'create',
  args: { name, text },
  deposit: ((BigInt(near * 100) * NEAR) / 100n).toString(),
  gas: (100n * 10n ** 12n).toString(),
});

/** Looks at a card, for `cardFault`. */
export const cardLooks = (name: string): Readonly<Record<string, Look>> => ({
  [`owner of ${name}`]: { on: `${name}.factory.test`, methodName: 'get_owner' },
  [`text of ${name}`]: { on: `${name}.factory.test`, methodName: 'get_text' },
});

export interface WantedCard {
  readonly name: string;
  readonly owner: string;
  readonly text: string;
  /** NEAR that should have come to it. */
  readonly near: number;
}

/** What is wrong with a card; null if nothing is. */
export function cardFault(run: TrialRun, { name, owner, text, near }: WantedCard): Verdict | null {
  const id = `${name}.factory.test`;
  const says = run.after[`text of ${name}`];
  const belongsTo = run.after[`owner of ${name}`];
  if (says instanceof LookFailure) return notYet(`In the end ${id} should have a card. ${whyNot(run, id)}`);
  if (belongsTo !== owner) return notYet(`${id} should belong to ${owner}. It belongs to ${quoted(belongsTo)}.`);
  if (says !== text) return notYet(`${id} should say ${quoted(text)}. It says ${quoted(says)}.`);
  const came = arrivedAt(run, id);
  if (came !== BigInt(near) * NEAR)
    return notYet(`${near} NEAR should have come to ${id}, and no more. It was ${formatNear(came)}.`);
  return null;
}

/** yoctoNEAR that receipts have brought to an account. */
export function arrivedAt(run: TrialRun, accountId: string): bigint {
  const arrived = run.traces.flatMap(({ steps }) => steps).filter((step) => step.receiverId === accountId);
  return arrived.reduce((sum, step) => sum + (step.kind === 'action' && succeeded(step) ? step.deposit : 0n), 0n);
}

/** What failed there first, in the last of the transactions that failed there. */
function whyNot(run: TrialRun, accountId: string): string {
  for (const { steps } of run.traces.toReversed())
    for (const id of [accountId, 'factory.test']) {
      const failed = steps.find(({ receiverId, status }) => receiverId === id && status.type === 'Failure');
      if (failed?.status.type === 'Failure') return failed.status.failure.plain;
    }
  return 'Nothing failed there, and nothing came.';
}
