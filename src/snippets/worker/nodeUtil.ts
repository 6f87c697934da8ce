/**
 * Stands in for Node's `util.format`, with which a dependency of near-api-js (generate-function) writes the validators
 * of a contract's ABI: `%s` and `%d` take the next value, values left over follow with a space.
 */
export function format(pattern: string, ...values: readonly unknown[]): string {
  let next = 0;
  const text = pattern.replace(/%([sdj%])/g, (all, kind: string) => {
    if (kind === '%') return '%';
    if (next >= values.length) return all;
    const value = values[next++];
    return kind === 'j' ? JSON.stringify(value) : String(value);
  });
  return [text, ...values.slice(next).map(String)].join(' ');
}

export default { format };
