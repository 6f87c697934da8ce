import type { TraceStep } from './trace.ts';

/** The storage of a global contract is burnt from the balance of who deploys it, and stands among the tokens burnt beside those for gas. */
export function burnsBalance({ actions }: TraceStep): boolean {
  return actions.some((a) => a.type === 'Other' && a.name === 'DeployGlobalContract');
}
