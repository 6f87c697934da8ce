import { contractLabel } from './playWorld.ts';
import type { PlayAccount, PlayWorld } from './playWorld.ts';

/** The declarations of `crosscall/lesson` for a playground: what a snippet there can import, for the editor. */
export function lessonTypes(world: PlayWorld): string {
  const declared = new Set<string>();
  const accounts = world.accounts.filter(({ name }) => {
    const fresh = /^[a-z][A-Za-z0-9]*$/.test(name) && !declared.has(name);
    declared.add(name);
    return fresh;
  });
  return [
    `import type { JsonRpcProvider } from 'near-api-js';`,
    `import type { ReaderAccount } from './accounts';`,
    `export type { ContractAccount, ReaderAccount } from './accounts';`,
    '/** The network of this playground. */',
    'export declare const rpc: JsonRpcProvider;',
    '/** 10¹², a tera: `30n * tera` is 30 Tgas. */',
    'export declare const tera: bigint;',
    '/** Lets so many blocks go by in which nothing happens. */',
    'export declare const skipBlocks: (blocks: number) => Promise<void>;',
    ...accounts.flatMap((account) => [
      `/** ${describeAccount(account).replaceAll('*/', '* /')} */`,
      `export declare const ${account.name}: ReaderAccount;`,
    ]),
    '',
  ].join('\n');
}

function describeAccount({ id, balance, contract }: PlayAccount): string {
  const has = contract === null ? '' : `, with the contract ${contractLabel(contract)}`;
  return `${id}${has}; ${balance} NEAR at the start.`;
}
