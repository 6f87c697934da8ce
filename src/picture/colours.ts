/** How many colours there are for accounts: `account-1` to `account-8` among the tokens. */
export const COLOURS = 8;

/** Numbers accounts among the colours by their order, so that each keeps its colour in every picture. */
export function numberAccounts(ids: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(ids.map((id, index) => [id, index + 1]));
}
