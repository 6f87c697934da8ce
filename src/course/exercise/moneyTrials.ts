import { formatNear } from '../../trace/format.ts';
import { changeOf, notYet, solved } from './exercise.ts';
import type { TrialRun, Verdict } from './exercise.ts';

const NEAR = 10n ** 24n;
/** What gas may take from an account, or earn it. */
const GAS_MONEY = NEAR / 20n;

/**
 * Whether everybody’s money is where it belongs.
 * @param wanted by how much an account’s balance should have changed, in hundredths of NEAR
 * @param says what the reader is told if so
 */
export function judgeMoney(run: TrialRun, wanted: Readonly<Record<string, number>>, says: string): Verdict {
  for (const [accountId, hundredths] of Object.entries(wanted)) {
    const expected = (BigInt(hundredths) * NEAR) / 100n;
    const off = changeOf(run, accountId) - expected;
    if (-GAS_MONEY < off && off < GAS_MONEY) continue;
    return notYet(
      `In the end ${accountId} should have ${changed(expected)}, gas aside. It has ${changed(changeOf(run, accountId))}.`,
    );
  }
  return solved(says);
}

function changed(yocto: bigint): string {
  const hundredths = (yocto + (yocto < 0n ? -NEAR : NEAR) / 200n) / (NEAR / 100n);
  if (hundredths === 0n) return 'what it had';
  const amount = formatNear(((hundredths < 0n ? -hundredths : hundredths) * NEAR) / 100n);
  return hundredths < 0n ? `${amount} less` : `${amount} more`;
}
