import type { MoneyColumn, MoneyPicture, MoneyRow } from '../../picture/moneyPicture.ts';
import { amountOf } from '../timeline/amounts.ts';
import { MoneyAmount } from './MoneyAmount.tsx';
import { MoneyName } from './MoneyName.tsx';

/** The ledger for a narrow page: a small table for each block; accounts in which nothing changed stand together. */
export function MoneyBlocks({ picture }: { readonly picture: MoneyPicture }) {
  return (
    <div class="money-blocks">
      {picture.columns.map((column, i) => (
        <Block key={column.label} column={column} index={i} rows={picture.rows} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly column: MoneyColumn;
  readonly index: number;
  readonly rows: readonly MoneyRow[];
}

function Block({ column, index, rows }: BlockProps) {
  const accounts = rows.filter((row) => row.kind === 'account');
  const same = accounts.filter(
    ({ cells }) => index > 0 && cells[index]?.amount !== null && cells[index]?.change === null,
  );
  const unchanged = same.length < 2 ? [] : same;
  return (
    <table class="money-table">
      <caption>
        {column.height === null ? 'Before the transaction, in NEAR' : `At the end of block ${column.label}`}
      </caption>
      <tbody>
        {accounts
          .filter((row) => !unchanged.includes(row))
          .map((row) => (
            <Line key={row.key} row={row} index={index} />
          ))}
        {unchanged.length > 0 && (
          <tr class="same">
            <th scope="row">{unchanged.length} accounts, as before</th>
            <td>{amountOf(unchanged.reduce((sum, { cells }) => sum + (cells[index]?.amount ?? 0n), 0n))}</td>
          </tr>
        )}
        {rows
          .filter((row) => row.kind !== 'account')
          .map((row) => (
            <Line key={row.key} row={row} index={index} />
          ))}
      </tbody>
    </table>
  );
}

function Line({ row, index }: { readonly row: MoneyRow; readonly index: number }) {
  const cell = row.cells[index];
  return (
    <tr class={row.kind}>
      <th scope="row">
        <MoneyName row={row} />
      </th>
      <td>{cell && <MoneyAmount cell={cell} kind={row.kind} />}</td>
    </tr>
  );
}
