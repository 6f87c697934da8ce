import { groupDigits } from '../../trace/format.ts';
import { FREE_BYTES } from '../../picture/layoutState.ts';
import type { StateStorage } from '../../picture/statePicture.ts';
import { amountOf } from '../timeline/amounts.ts';

/** How many bytes each account stores, before and after, and what stands staked for them. */
export function StorageTable({ storage }: { readonly storage: readonly StateStorage[] }) {
  const free = storage.some((s) => s.staked === 0n && s.after !== 0);
  return (
    <div class="state-storage">
      <table>
        <caption>Storage, before and after the transaction</caption>
        <thead>
          <tr>
            <th scope="col">account</th>
            <th scope="col">bytes</th>
            <th scope="col">staked, NEAR</th>
          </tr>
        </thead>
        <tbody>
          {storage.map((one) => (
            <tr key={one.accountId}>
              <th scope="row">
                <span class="state-account" style={one.colour === null ? {} : { '--account': `var(--${one.colour})` }}>
                  {one.accountId}
                </span>
              </th>
              <td>
                <Bytes {...one} />
              </td>
              <td>{one.staked === null ? 'unknown' : one.staked === 0n ? 'none' : amountOf(one.staked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        What an account stores it must hold 0.00001 NEAR a byte for, and cannot spend.
        {free && ` Up to ${FREE_BYTES} bytes are free.`}
      </p>
    </div>
  );
}

function Bytes({ before, after }: StateStorage) {
  if (before === null || after === null) return <>{after === null ? 'unknown' : groupDigits(after)}</>;
  if (before === after) return <>{groupDigits(after)}</>;
  const more = after - before;
  return (
    <>
      {groupDigits(before)} → {groupDigits(after)}{' '}
      <small>{more > 0 ? `+${groupDigits(more)}` : `−${groupDigits(-more)}`}</small>
    </>
  );
}
