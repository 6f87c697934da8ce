import type { AccountId } from './brands.ts';

export const MIN_ACCOUNT_ID_LENGTH = 2;
export const MAX_ACCOUNT_ID_LENGTH = 64;

/** The account that refunds come from; it never exists in the state. */
export const SYSTEM_ACCOUNT_ID: AccountId = 'system';

/** Small letters and digits in groups; one separator between two groups. */
const VALID = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

export type AccountType = 'Named' | 'NearImplicit' | 'EthImplicit' | 'NearDeterministic' | 'Universal';

export type AccountIdErrorKind = 'TooShort' | 'TooLong' | 'InvalidChar' | 'RedundantSeparator';

const ERROR_TEXTS: Readonly<Record<AccountIdErrorKind, string>> = {
  TooShort: 'the Account ID is too short',
  TooLong: 'the Account ID is too long',
  InvalidChar: 'the Account ID contains an invalid character',
  RedundantSeparator: 'the Account ID has a redundant separator',
};

/** Says why a text is no account id, in nearcore's words. */
export class AccountIdError extends Error {
  override readonly name = 'AccountIdError';
  readonly kind: AccountIdErrorKind;

  constructor(kind: AccountIdErrorKind, at?: { readonly index: number; readonly char: string }) {
    super(at === undefined ? ERROR_TEXTS[kind] : `${ERROR_TEXTS[kind]} ${debugChar(at.char)} at index ${at.index}`);
    this.kind = kind;
  }
}

/** Finds what is wrong with an account id, or nothing. @see near-account-id src/validation.rs `validate` */
export function findAccountIdError(text: string): AccountIdError | null {
  if (isValidAccountId(text)) return null;
  const length = utf8Length(text);
  if (length < MIN_ACCOUNT_ID_LENGTH) return new AccountIdError('TooShort');
  if (length > MAX_ACCOUNT_ID_LENGTH) return new AccountIdError('TooLong');
  let afterSeparator = true;
  let index = 0;
  let last = '';
  for (const char of text) {
    const separator = char === '-' || char === '_' || char === '.';
    if (!separator && !isLowerAlphanumeric(char)) return new AccountIdError('InvalidChar', { index, char });
    if (separator && afterSeparator) return new AccountIdError('RedundantSeparator', { index, char });
    afterSeparator = separator;
    last = char;
    index += 1;
  }
  return afterSeparator ? new AccountIdError('RedundantSeparator', { index: index - 1, char: last }) : null;
}

export function isValidAccountId(text: string): boolean {
  return text.length >= MIN_ACCOUNT_ID_LENGTH && text.length <= MAX_ACCOUNT_ID_LENGTH && VALID.test(text);
}

/** Checks a text and brands it; throws `AccountIdError`. */
export function parseAccountId(text: string): AccountId {
  const error = findAccountIdError(text);
  if (error !== null) throw error;
  return text;
}

/** Tells what kind of account an id names; the id alone decides. @see near-account-id src/account_id_ref.rs `get_account_type` */
export function accountType(id: AccountId): AccountType {
  if (/^0x[0-9a-f]{40}$/.test(id)) return 'EthImplicit';
  if (/^[0-9a-f]{64}$/.test(id)) return 'NearImplicit';
  if (/^0s[0-9a-f]{40}$/.test(id)) return 'NearDeterministic';
  // 52 symbols of Crockford's base32 hold 260 bits; the 4 beyond the hash are zero.
  if (/^0u[0-9a-hjkmnp-tv-z]{51}[0g]$/.test(id)) return 'Universal';
  return 'Named';
}

/** Whether an account of this id comes into being by a transfer: every type but `Named`. */
export function isImplicit(id: AccountId): boolean {
  return accountType(id) !== 'Named';
}

export function isSystem(id: AccountId): boolean {
  return id === SYSTEM_ACCOUNT_ID;
}

export function isTopLevel(id: AccountId): boolean {
  return !isSystem(id) && !id.includes('.');
}

/** Whether `id` is exactly one label below `parent`, as `a.b` is below `b`. */
export function isSubAccountOf(id: AccountId, parent: AccountId): boolean {
  return id.endsWith(`.${parent}`) && !id.slice(0, -parent.length - 1).includes('.');
}

function isLowerAlphanumeric(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= '0' && char <= '9');
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A character as Rust's `{:?}` shows it. */
function debugChar(char: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\0': '\\0',
    "'": "\\'",
    '\\': '\\\\',
  };
  const escaped =
    escapes[char] ??
    (/\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/u.test(char) ? `\\u{${char.codePointAt(0)?.toString(16)}}` : char);
  return `'${escaped}'`;
}
