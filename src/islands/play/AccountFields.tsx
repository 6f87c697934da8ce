import { useId } from 'preact/hooks';
import type { CourseContract } from '../../course/play/courseContracts.ts';
import { usualInit } from '../../course/play/courseContracts.ts';
import { accountIdOf } from '../../course/play/playWorld.ts';
import type { PlayAccount, PlayContract, PlayProblem } from '../../course/play/playWorld.ts';

interface Props {
  readonly account: PlayAccount;
  readonly problems: readonly PlayProblem[];
  readonly contracts: readonly CourseContract[];
  /** The reader's own contracts, in this world. */
  readonly files: readonly Extract<PlayContract, { type: 'File' }>[];
  /** What can be called on its contract. */
  readonly methods: readonly string[];
  onChange(account: PlayAccount): void;
  onRemove(): void;
  /** The reader wants a file of theirs to stand here. */
  onOpenFile(): void;
}

const OPEN = 'open';
const WRITTEN = 'written';
const NONE = 'none';

const choiceOf = (contract: PlayContract | null): string =>
  contract === null
    ? NONE
    : 'hash' in contract
      ? `file/${contract.hash}`
      : 'name' in contract
        ? `course/${contract.name}`
        : WRITTEN;

/** One account of the world: its name, its money, its contract and how that begins. */
export function AccountFields(props: Props) {
  const { account, problems, contracts, files, methods, onChange, onRemove, onOpenFile } = props;
  const { name, id, balance, contract, init } = account;
  const base = useId();
  const wrong = (field: PlayProblem['field']) => ({
    'aria-invalid': problems.some((problem) => problem.field === field),
    'aria-describedby': `${base}-problems`,
  });

  function choose(choice: string): void {
    if (choice === OPEN) return onOpenFile();
    if (choice === NONE) return onChange({ ...account, contract: null, init: null });
    if (choice === WRITTEN) return onChange({ ...account, contract: { type: 'Written' }, init: null });
    const file = files.find(({ hash }) => choice === `file/${hash}`);
    if (file) return onChange({ ...account, contract: file, init: null });
    const course = choice.slice('course/'.length);
    onChange({ ...account, contract: { type: 'Course', name: course }, init: usualInit(course) });
  }

  return (
    <fieldset class="account">
      <legend class="visually-hidden">Account {id}</legend>
      <div class="account-row account-main">
        <input
          type="text"
          class="control account-name"
          aria-label={`Name of ${id}`}
          value={name}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          {...wrong('name')}
          onInput={({ currentTarget: { value } }) => onChange({ ...account, name: value, id: accountIdOf(value) })}
        />
        <label class="account-balance">
          <input
            type="text"
            inputMode="decimal"
            class="control"
            aria-label={`Balance of ${id} in NEAR`}
            value={balance}
            autocomplete="off"
            {...wrong('balance')}
            onInput={({ currentTarget: { value } }) => onChange({ ...account, balance: value })}
          />
          <span aria-hidden="true">NEAR</span>
        </label>
        <select
          class="control account-contract"
          aria-label={`Contract of ${id}`}
          value={choiceOf(contract)}
          {...wrong('contract')}
          onChange={(event) => {
            choose(event.currentTarget.value);
            // Where a file is asked for, its choice stands once it has been read.
            event.currentTarget.value = choiceOf(contract);
          }}
        >
          <option value={NONE}>no contract</option>
          <ContractOptions label="Rust" contracts={contracts.filter(({ language }) => language === 'rust')} />
          <ContractOptions
            label="TypeScript"
            contracts={contracts.filter(({ language }) => language === 'typescript')}
          />
          <optgroup label="Yours">
            {files.map(({ hash, fileName }) => (
              <option key={hash} value={`file/${hash}`}>
                {fileName}
              </option>
            ))}
            <option value={WRITTEN}>
              {contract?.type === 'Written' ? 'contract.ts, written here' : 'write one here'}
            </option>
            <option value={OPEN}>open a Wasm file…</option>
          </optgroup>
        </select>
        <button type="button" class="quiet-button" aria-label={`Remove ${id}`} onClick={onRemove}>
          Remove
        </button>
      </div>
      {(contract?.type === 'Written' || methods.length > 0) && (
        <Init
          id={id}
          init={init}
          methods={methods}
          wrong={wrong('init')}
          onInit={(next) => onChange({ ...account, init: next })}
        />
      )}
      <div id={`${base}-problems`} aria-live="polite">
        {problems.map(({ text }) => (
          <p class="account-problem" key={text}>
            {text}
          </p>
        ))}
      </div>
    </fieldset>
  );
}

function ContractOptions({
  label,
  contracts,
}: {
  readonly label: string;
  readonly contracts: readonly CourseContract[];
}) {
  return (
    <optgroup label={label}>
      {contracts.map(({ name }) => (
        <option key={name} value={`course/${name}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

interface InitProps {
  readonly id: string;
  readonly init: PlayAccount['init'];
  /** Empty while they are not known. */
  readonly methods: readonly string[];
  readonly wrong: object;
  onInit(init: PlayAccount['init']): void;
}

/** What is called before every run, and what else could be called. */
function Init({ id, init, methods, wrong, onInit }: InitProps) {
  const choose = (methodName: string): void =>
    onInit(methodName === '' ? null : { methodName, args: init?.args ?? '{}' });
  return (
    <div class="account-row account-init">
      <label>
        <span>first calls</span>
        {methods.length === 0 ? (
          <input
            type="text"
            class="control account-args"
            aria-label={`What ${id} calls first`}
            placeholder="nothing"
            value={init?.methodName ?? ''}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={({ currentTarget: { value } }) => choose(value)}
          />
        ) : (
          <select
            class="control"
            aria-label={`What ${id} calls first`}
            value={init?.methodName ?? ''}
            onChange={({ currentTarget: { value } }) => choose(value)}
          >
            <option value="">nothing</option>
            {methods.map((method) => (
              <option key={method} value={method}>
                {method}
              </option>
            ))}
          </select>
        )}
      </label>
      {init && (
        <input
          type="text"
          class="control account-args"
          aria-label={`Arguments of ${init.methodName}, as JSON`}
          value={init.args}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          {...wrong}
          onInput={({ currentTarget: { value } }) => onInit({ ...init, args: value })}
        />
      )}
      {methods.length > 0 && (
        <details class="account-methods">
          <summary>
            {methods.length} {methods.length === 1 ? 'method' : 'methods'}
          </summary>
          <ul>
            {methods.map((method) => (
              <li key={method}>
                <code>{method}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
