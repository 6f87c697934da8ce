import { useRef, useState } from 'preact/hooks';
import type { CourseContract } from '../../course/play/courseContracts.ts';
import { accountIdOf, writtenOn } from '../../course/play/playWorld.ts';
import type { PlayAccount, PlayContract, PlayProblem, PlayWorld } from '../../course/play/playWorld.ts';
import { filesOf } from '../../course/play/worldFiles.ts';
import { AccountFields } from './AccountFields.tsx';
import type { WasmFiles } from './useWasmFiles.ts';

interface Props {
  readonly world: PlayWorld;
  readonly problems: readonly PlayProblem[];
  readonly contracts: readonly CourseContract[];
  readonly wasm: WasmFiles;
  /** It stands on another network, and cannot be changed meanwhile. */
  readonly elsewhere: boolean;
  onWorld(world: PlayWorld): void;
}

/** The name for a file's account: `my_token.wasm` is myToken. */
const nameOf = (fileName: string): string =>
  fileName
    .replace(/\.wasm$/i, '')
    .replace(/^[^A-Za-z]+/, '')
    .replace(/[^A-Za-z0-9]+(.?)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^./, (letter) => letter.toLowerCase()) || 'contract';

function freeName(wanted: string, { accounts }: PlayWorld): string {
  const taken = new Set(accounts.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(name)) return name;
  }
}

function newAccount(wanted: string, world: PlayWorld, contract: PlayContract | null): PlayAccount {
  const name = freeName(wanted, world);
  return { name, id: accountIdOf(name), balance: contract === null ? '100' : '10', contract, init: null };
}

/** Who and what stands on the network before a run, to be changed; a Wasm file can be dropped anywhere on it. */
export function WorldPanel({ world, problems, contracts, wasm, elsewhere, onWorld }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const target = useRef<number | null>(null);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const latest = useRef(world);
  latest.current = world;

  const replace = (index: number, account: PlayAccount): void =>
    onWorld({ ...world, accounts: world.accounts.with(index, account) });

  /** @param index the account that gets it; null for a new one */
  async function take(file: File | undefined, index: number | null): Promise<void> {
    if (!file) return;
    const taken = await wasm.take(file.name, new Uint8Array(await file.arrayBuffer()));
    if (typeof taken === 'string') return setSaid({ good: false, text: taken });
    const before = latest.current;
    const old = index === null ? undefined : before.accounts[index];
    const account = old ? { ...old, contract: taken, init: null } : newAccount(nameOf(file.name), before, taken);
    const accounts = old ? before.accounts.with(index ?? 0, account) : [...before.accounts, account];
    onWorld({ ...before, accounts });
    setSaid({ good: true, text: `${file.name} stands on ${account.id}.` });
  }

  function openFile(index: number | null): void {
    target.current = index;
    input.current?.click();
  }

  const methodsOf = (contract: PlayContract | null): readonly string[] => {
    if (contract === null) return [];
    switch (contract.type) {
      case 'Course':
        return contracts.find(({ name }) => name === contract.name)?.methods ?? [];
      case 'File':
        return wasm.files.get(contract.hash)?.methods ?? [];
      case 'Written':
        return [];
      default:
        return contract satisfies never;
    }
  };

  return (
    <section
      class="world"
      aria-labelledby="world"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!elsewhere) void take(event.dataTransfer?.files[0], accountUnder(event.target));
      }}
    >
      <h2 id="world">The network at the start</h2>
      {elsewhere && <p class="world-note">It stands on another network now. Run in this page again to change it.</p>}
      <fieldset class="world-accounts" disabled={elsewhere}>
        <legend class="visually-hidden">Accounts</legend>
        {world.accounts.map((account, index) => (
          <div key={index} data-account={index}>
            <AccountFields
              account={account}
              problems={problems.filter((problem) => problem.account === index)}
              contracts={contracts}
              files={filesOf(world)}
              methods={methodsOf(account.contract)}
              onChange={(next) => replace(index, next)}
              onRemove={() => onWorld({ ...world, accounts: world.accounts.filter((_, at) => at !== index) })}
              onOpenFile={() => openFile(index)}
            />
          </div>
        ))}
        <div class="world-buttons">
          <button
            type="button"
            class="button"
            onClick={() => onWorld({ ...world, accounts: [...world.accounts, newAccount('carol', world, null)] })}
          >
            Add an account
          </button>
          <button type="button" class="button" onClick={() => openFile(null)}>
            Open a Wasm file
          </button>
        </div>
      </fieldset>
      <p class="world-note">
        Code imports these names from <code>crosscall/lesson</code> and may sign for all of them. A Wasm file can be
        dropped here.{writtenOn(world) !== -1 && ' A contract that is written here runs in this page only.'}
        {world.setup.length > 0 &&
          ` Before each run, ${callCount(world.setup.length)} from the lesson ${world.setup.length === 1 ? 'is' : 'are'} made.`}
      </p>
      <p class={said?.good === false ? 'world-refused' : 'world-note'} role={said?.good === false ? 'alert' : 'status'}>
        {said?.text}
      </p>
      <input
        ref={input}
        type="file"
        accept=".wasm,application/wasm"
        class="visually-hidden"
        tabIndex={-1}
        aria-label="Wasm file"
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0], target.current);
          currentTarget.value = '';
        }}
      />
    </section>
  );
}

const callCount = (count: number): string => (count === 1 ? 'a further call' : `${count} further calls`);

/** Which account's fields something was dropped on. */
function accountUnder(element: EventTarget | null): number | null {
  const at = (element as Element | null)?.closest<HTMLElement>('[data-account]')?.dataset['account'];
  return at === undefined ? null : Number(at);
}
