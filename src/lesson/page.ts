import { PublicKey, Signer, encodeDelegateAction } from 'near-api-js';
import type { DelegateAction, Transaction } from 'near-api-js';
import { encodeMessage } from './encodeMessage.ts';
import type { MessagePayload } from './encodeMessage.ts';
import { createLesson, readerAccount } from './lesson.ts';
import type { Lesson, LessonHost, ReaderAccount } from './lesson.ts';

/** What the page gives a snippet's worker: names and public keys, and a way to ask for a signature. */
export interface PageHost {
  readonly rpcUrl: string;
  readonly accounts: Readonly<Record<string, { readonly id: string; readonly publicKey: string | null }>>;
  /** `payload` is what gets hashed and signed: a transaction, a delegate action or a message, with its prefix. */
  sign(accountId: string, payload: Uint8Array): Promise<Uint8Array>;
}

/** Hands out one signature over bytes known beforehand. near-api-js asks it to sign their hash; the page wants the bytes. */
class PayloadSigner extends Signer {
  readonly #publicKey: PublicKey;
  readonly #sign: () => Promise<Uint8Array>;

  constructor(publicKey: PublicKey, sign: () => Promise<Uint8Array>) {
    super();
    this.#publicKey = publicKey;
    this.#sign = sign;
  }

  async getPublicKey() {
    return this.#publicKey;
  }

  protected signBytes() {
    return this.#sign();
  }
}

/** Signs by asking the page, which holds the key and looks at what it signs. */
class PageSigner extends Signer {
  readonly #publicKey: PublicKey;
  readonly #for: (payload: Uint8Array) => PayloadSigner;

  constructor(host: PageHost, accountId: string, publicKey: string) {
    super();
    const key = PublicKey.fromString(publicKey);
    this.#publicKey = key;
    this.#for = (payload) => new PayloadSigner(key, () => host.sign(accountId, payload));
  }

  async getPublicKey() {
    return this.#publicKey;
  }

  override signTransaction(transaction: Transaction) {
    return this.#for(transaction.encode()).signTransaction(transaction);
  }

  override signDelegateAction(action: DelegateAction) {
    return this.#for(encodeDelegateAction(action)).signDelegateAction(action);
  }

  override async signNep413Message(accountId: string, message: MessagePayload) {
    return this.#for(encodeMessage(message)).signNep413Message(accountId, message);
  }

  protected async signBytes(): Promise<Uint8Array> {
    throw new Error(
      'The page signs transactions, delegate actions and messages, not bytes whose meaning it cannot see.',
    );
  }
}

/** `crosscall/lesson` in the page: every account with a key signs, whatever its name and whatever stands on it. */
export function createPageLesson(host: PageHost): Lesson & Readonly<Record<string, unknown>> {
  const account = (name: string) => {
    const known = host.accounts[name];
    if (known) return known;
    const names = Object.keys(host.accounts).join(', ');
    throw new Error(`There is no account “${name}” here. There is ${names || 'none'}.`);
  };
  const lessonHost: LessonHost = {
    rpcUrl: host.rpcUrl,
    accountId: (name) => account(name).id,
    signer: (name) => {
      const { id, publicKey } = account(name);
      if (publicKey === null) throw new Error(`You cannot sign for ${id}: its key is not yours.`);
      return new PageSigner(host, id, publicKey);
    },
  };
  const signing = Object.entries(host.accounts).filter(([, { publicKey }]) => publicKey !== null);
  const readers = signing.map(([name]): [string, ReaderAccount] => [name, readerAccount(lessonHost, name)]);
  return { ...createLesson(lessonHost), ...Object.fromEntries(readers) };
}
