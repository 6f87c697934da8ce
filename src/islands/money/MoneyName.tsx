import type { MoneyRow } from '../../picture/moneyPicture.ts';

/** A row's name: an account with its colour, or words. */
export function MoneyName({ row }: { readonly row: MoneyRow }) {
  if (row.kind !== 'account') return <>{row.name}</>;
  return (
    <span
      class="money-account"
      title={row.name}
      style={row.colour === null ? {} : { '--account': `var(--${row.colour})` }}
    >
      {row.name}
    </span>
  );
}
