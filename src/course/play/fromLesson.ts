import type { LessonGenesis, SetupCall } from '../../network/types.ts';
import { writeBalance } from './playWorld.ts';
import type { PlayAccount, PlayContract, PlayWorld } from './playWorld.ts';

/** Makes a playground's world of a lesson's, so that its experiment can go on there. */
export function fromLesson(genesis: LessonGenesis, accounts: Readonly<Record<string, string>>): PlayWorld {
  const setup = [...(genesis.setup ?? [])];
  const names = new Map(Object.entries(accounts).map(([name, id]) => [id, name]));
  return {
    accounts: genesis.accounts.map(({ id, balance, code }, index): PlayAccount => {
      const contract = contractOf(code);
      return {
        name: names.get(id) ?? `account${index + 1}`,
        id,
        balance: writeBalance(BigInt(balance)),
        contract,
        init: contract === null ? null : takeInit(setup, id),
      };
    }),
    setup,
  };
}

/** Lessons deploy contracts of the course alone, by the address of their Wasm. */
function contractOf(code: string | Uint8Array | undefined): PlayContract | null {
  const name = typeof code === 'string' ? /([^/]+)\.wasm$/.exec(code)?.[1] : undefined;
  return name === undefined ? null : { type: 'Course', name };
}

/** Takes the first plain call of an account to itself out of the list. */
function takeInit(setup: SetupCall[], id: string): PlayAccount['init'] {
  const at = setup.findIndex(
    ({ signerId, receiverId, deposit, gas, code }) =>
      signerId === id && receiverId === id && [deposit, gas, code].every((more) => more === undefined),
  );
  const [call] = at === -1 ? [] : setup.splice(at, 1);
  return call === undefined ? null : { methodName: call.methodName, args: JSON.stringify(call.args) };
}
