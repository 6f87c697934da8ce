/**
 * Pairs what stands in two lists, in order on both sides, so that the pairs are alike as much as possible; what has no
 * partner stands alone.
 * @param likeness 0 for what must not be paired
 */
export function alignLists<T>(
  left: readonly T[],
  right: readonly T[],
  likeness: (left: T, right: T) => number,
): readonly (readonly [T | null, T | null])[] {
  const best = scores(left, right, likeness);
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const pairs: (readonly [T | null, T | null])[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [l, r] = [left[i], right[j]];
    const alike = l !== undefined && r !== undefined ? likeness(l, r) : 0;
    if (l !== undefined && r !== undefined && alike > 0 && at(i, j) === at(i + 1, j + 1) + alike) {
      pairs.push([l, r]);
      i++;
      j++;
    } else if (l !== undefined && (r === undefined || at(i, j) === at(i + 1, j))) {
      pairs.push([l, null]);
      i++;
    } else {
      pairs.push([null, r ?? null]);
      j++;
    }
  }
  return pairs;
}

/** The most likeness that the lists from `i` and `j` on can have. */
function scores<T>(
  left: readonly T[],
  right: readonly T[],
  likeness: (left: T, right: T) => number,
): readonly (readonly number[])[] {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    const [row = [], below = []] = [table[i], table[i + 1]];
    for (let j = right.length - 1; j >= 0; j--) {
      const alike = likeness(left[i] as T, right[j] as T);
      const paired = alike > 0 ? (below[j + 1] ?? 0) + alike : 0;
      row[j] = Math.max(paired, below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
