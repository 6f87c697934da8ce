/** What a lesson needs to know outside the page. */
export interface Environment {
  readonly rpcUrl: string;
  /** From the name in a lesson (`alice`) to the account id on the network at hand. */
  readonly accounts: Readonly<Record<string, string>>;
  /** From account id to secret key (`ed25519:…`). */
  readonly keys: Readonly<Record<string, string>>;
}

/** Files, as this module needs them; `list` returns null when there is no such folder. */
export interface Files {
  read(path: string): string;
  list(folder: string): readonly string[] | null;
}

type Variables = Readonly<Record<string, string | undefined>>;

const defaultRpcUrl = 'http://127.0.0.1:3030';

function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${from} is not JSON. Expected an object, like {"alice.test": "ed25519:…"}.`);
  }
}

/** The value itself when it is JSON, else the file that it names. */
function jsonOrFile(value: string, variable: string, files: Files): unknown {
  if (value.trimStart().startsWith('{')) return parseJson(value, variable);
  let text;
  try {
    text = files.read(value);
  } catch {
    throw new Error(
      `${variable} names the file ${value}, which cannot be read. Check the path, or give the JSON itself.`,
    );
  }
  return parseJson(text, `The file ${value}, named by ${variable},`);
}

function toTexts(value: unknown, variable: string, example: string): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const wrong = entries.find(([, text]) => typeof text !== 'string');
  if (typeof value !== 'object' || value === null || wrong)
    throw new Error(
      `${variable} must hold texts by name, like ${example}; got ${wrong ? `${wrong[0]}: ${JSON.stringify(wrong[1])}` : JSON.stringify(value)}.`,
    );
  return Object.fromEntries(entries);
}

/** One key file as near-cli writes it, or an object from account ids to secret keys. */
function toKeys(value: unknown): Record<string, string> {
  const { account_id: id, private_key, secret_key } = (value ?? {}) as Record<string, unknown>;
  const secret = private_key ?? secret_key;
  if (typeof id === 'string' && typeof secret === 'string') return { [id]: secret };
  return toTexts(value, 'CROSSCALL_KEYS', '{"alice.test": "ed25519:…"}');
}

function readKeys(value: string, files: Files): Record<string, string> {
  const names = value.trimStart().startsWith('{') ? null : files.list(value);
  if (names === null) return toKeys(jsonOrFile(value, 'CROSSCALL_KEYS', files));
  const keyFiles = names.filter((name) => name.endsWith('.json'));
  return Object.assign(
    {},
    ...keyFiles.map((name) => toKeys(parseJson(files.read(`${value}/${name}`), `The key file ${value}/${name}`))),
  );
}

/**
 * Reads the environment variables of a lesson:
 * - `CROSSCALL_RPC_URL`: where the network is; http://127.0.0.1:3030 if unset, where `npm run network` serves.
 * - `CROSSCALL_ACCOUNTS`: which account plays which part, as JSON or a file of it: `{"alice": "you.testnet"}`. Who is
 *   not named there is called `<name>.test`.
 * - `CROSSCALL_KEYS`: secret keys, as JSON (`{"you.testnet": "ed25519:…"}`), a file of it, one of near-cli's key files,
 *   or a folder of those (`~/.near-credentials/testnet`).
 */
export function readEnvironment(variables: Variables, files: Files): Environment {
  const rpcUrl = variables['CROSSCALL_RPC_URL'] || defaultRpcUrl;
  if (!/^https?:\/\//.test(rpcUrl))
    throw new Error(`CROSSCALL_RPC_URL must be an http or https address, like ${defaultRpcUrl}; got ${rpcUrl}.`);
  const accounts = variables['CROSSCALL_ACCOUNTS'];
  const keys = variables['CROSSCALL_KEYS'];
  return {
    rpcUrl,
    accounts: accounts
      ? toTexts(jsonOrFile(accounts, 'CROSSCALL_ACCOUNTS', files), 'CROSSCALL_ACCOUNTS', '{"alice": "you.testnet"}')
      : {},
    keys: keys ? readKeys(keys, files) : {},
  };
}
