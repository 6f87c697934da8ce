import { formatGas } from '../../trace/format.ts';
import type { GasRow } from '../../picture/gasPicture.ts';

/** What one receipt burnt, cost by cost, each against the whole. */
export function GasCosts({ row }: { readonly row: GasRow }) {
  const groups = Map.groupBy(row.costs, (cost) => cost.group);
  return (
    <div class="gas-row gas-costs" role="row">
      <div role="cell" aria-colspan={4}>
        <table
          aria-label={`What ${row.name} burnt`}
          style={row.colour === null ? {} : { '--account': `var(--${row.colour})` }}
        >
          {[...groups].map(([group, costs]) => (
            <tbody key={group}>
              <tr class="gas-group">
                <th scope="rowgroup">{group}</th>
                <td>{formatGas(costs.reduce((sum, c) => sum + c.gas, 0n))}</td>
                <td />
              </tr>
              {(costs.length > 1 || group === 'execution') &&
                costs.map((cost) => (
                  <tr key={cost.name}>
                    <th scope="row">{cost.name}</th>
                    <td>{formatGas(cost.gas)}</td>
                    <td class="gas-share" aria-hidden="true">
                      <span style={{ width: `${cost.share * 100}%` }} />
                    </td>
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}
