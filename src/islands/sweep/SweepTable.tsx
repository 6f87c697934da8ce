import { amountText, endNames } from '../../course/budgetSweep.ts';
import type { BudgetSweep, Language } from '../../course/budgetSweep.ts';
import { formatGas } from '../../trace/format.ts';
import type { ChosenPoint, LanguageSweep } from './useSweep.ts';

interface Props {
  readonly sweep: BudgetSweep;
  readonly halves: readonly LanguageSweep[];
  readonly chosen: ChosenPoint | null;
  readonly onChoose: (language: Language, gas: number) => void;
}

/** Every point of a sweep in words, the least amount first. */
export function SweepTable({ sweep, halves, chosen, onChoose }: Props) {
  return (
    <details class="sweep-table">
      <summary>The same as a table</summary>
      <div class="sweep-tables">
        {halves.map(({ language, points }) => (
          <table key={language}>
            <caption>{language}</caption>
            <thead>
              <tr>
                <th scope="col">{`${sweep.unit} ${sweep.axis}`}</th>
                <th scope="col">What becomes of it</th>
                <th scope="col">Burnt</th>
              </tr>
            </thead>
            <tbody>
              {[...points]
                .sort((a, b) => a.gas - b.gas)
                .map(({ gas, end, burnt, failed }) => (
                  <tr key={gas} data-end={end}>
                    <th scope="row">
                      <button
                        type="button"
                        class="sweep-amount"
                        aria-pressed={chosen?.language === language && chosen.gas === gas}
                        onClick={() => onChoose(language, gas)}
                      >
                        {amountText(gas, sweep.unit)}
                      </button>
                    </th>
                    <td>
                      {endNames[end]}
                      {failed !== null && (
                        <>
                          : <code>{failed}</code> fails
                        </>
                      )}
                    </td>
                    <td>{formatGas(burnt)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        ))}
      </div>
    </details>
  );
}
