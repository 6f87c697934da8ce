import { MORE } from './folding.ts';
import type { Folding } from './folding.ts';

/** What stands at a lane: its account's id, or how many accounts share it. */
export function laneName(accountId: string, folding: Folding | undefined): string {
  return accountId === MORE ? `${folding?.quiet.length ?? 0} more accounts` : accountId;
}
