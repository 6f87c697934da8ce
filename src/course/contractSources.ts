import { cutRange, findFunction, hasFunction, type LineRange } from './sourceExcerpt.ts';

/** A contract's source in one language, with the functions asked for. */
export interface ContractSource {
  readonly name: 'Rust' | 'TypeScript';
  readonly lang: 'rust' | 'typescript';
  /** From the project's folder. */
  readonly path: string;
  readonly source: string;
  readonly ranges: readonly LineRange[];
  /** The functions alone. */
  readonly excerpt: string;
}

const sources = import.meta.glob<string>(['../../contracts/*/src/lib.rs', '../../contracts/*/src/contract.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Gives a contract's source in each language in which these functions are written, exactly as its Wasm in public/contracts/ was built from it; lessons deploy the Rust one. */
export function contractSources(contract: string, show: readonly string[]): ContractSource[] {
  const languages = [
    { name: 'Rust', lang: 'rust', path: `contracts/${contract}/src/lib.rs` },
    { name: 'TypeScript', lang: 'typescript', path: `contracts/${contract}/src/contract.ts` },
  ] as const;
  const found = languages.flatMap((language) => {
    const source = sources[`../../${language.path}`];
    if (source === undefined || !show.some((name) => hasFunction(source, name))) return [];
    const ranges = show.map((name) => findFunction(source, name));
    return [{ ...language, source, ranges, excerpt: ranges.map((range) => cutRange(source, range)).join('\n\n') }];
  });
  if (found.length === 0) throw new Error(`There is no contracts/${contract}/src/lib.rs with ${show.join(', ')}.`);
  return found;
}
