import { readFileSync, readdirSync, statSync } from 'node:fs';
import { KeyPairSigner } from 'near-api-js';
import type { JsonRpcProvider, KeyPairString } from 'near-api-js';
import { readEnvironment } from './environment.ts';
import type { Files } from './environment.ts';
import { createLesson } from './lesson.ts';
import type { ContractAccount, ReaderAccount } from './lesson.ts';

export type { ContractAccount, ReaderAccount } from './lesson.ts';

const files: Files = {
  read: (path) => readFileSync(path, 'utf8'),
  list: (folder) => (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : null),
};

const { rpcUrl, accounts, keys } = readEnvironment(process.env, files);
const accountId = (name: string): string => accounts[name] ?? `${name}.test`;

function signer(name: string): KeyPairSigner {
  const id = accountId(name);
  const secret = keys[id];
  if (secret === undefined)
    throw new Error(
      `There is no key to sign for ${id} with. Set CROSSCALL_KEYS to a key file or to JSON like {"${id}": "ed25519:…"}.`,
    );
  return KeyPairSigner.fromSecretKey(secret as KeyPairString);
}

const lesson = createLesson({ rpcUrl, accountId, signer });

/** The network of this lesson. */
export const rpc: JsonRpcProvider = lesson.rpc;
/** 10¹², a tera: `30n * tera` is 30 Tgas. */
export const tera: bigint = lesson.tera;
/** Lets so many blocks go by in which nothing happens. A network of your own can do that, and no public one. */
export const skipBlocks: (blocks: number) => Promise<void> = lesson.skipBlocks;

/** You, in most lessons. */
export const alice: ReaderAccount = lesson.alice;
/** Someone else, with no part in what you do. */
export const bob: ReaderAccount = lesson.bob;
/** Someone who means harm. */
export const mallory: ReaderAccount = lesson.mallory;

/** Keeps one greeting. */
export const hello: ContractAccount = lesson.hello;
/** Calls `hello`. */
export const caller: ContractAccount = lesson.caller;
/** Counts visitors. */
export const counter: ContractAccount = lesson.counter;
/** Keeps what visitors write, and has them counted by `counter`. */
export const guestbook: ContractAccount = lesson.guestbook;
/** Keeps people's money. */
export const vault: ContractAccount = lesson.vault;
/** Takes more from `vault` than it gave, if it can. */
export const thief: ContractAccount = lesson.thief;
/** Has others’ callbacks run, with answers of its own. */
export const forger: ContractAccount = lesson.forger;
export const payroll: ContractAccount = lesson.payroll;
export const trusting: ContractAccount = lesson.trusting;
/** Makes cards, each a contract on an account below its own. */
export const factory: ContractAccount = lesson.factory;
/** Gives everybody one seat, by its number, as `counter` does. */
export const train: ContractAccount = lesson.train;
/** Gives everybody one room. */
export const hotel: ContractAccount = lesson.hotel;
/** Gives everybody one ticket. */
export const museum: ContractAccount = lesson.museum;
/** Books at `train`, `hotel` and `museum`: a relay. */
export const agency: ContractAccount = lesson.agency;
/** Lets the rooms of `hotel`: a relay, too. */
export const office: ContractAccount = lesson.office;
/** Tokens of which there is one each. */
export const nft: ContractAccount = lesson.nft;
/** Sells the tokens of `nft` for their owners. */
export const market: ContractAccount = lesson.market;
/** Keeps the books of a token: who has how much. */
export const token: ContractAccount = lesson.token;
/** Buys tokens for NEAR. */
export const swap: ContractAccount = lesson.swap;
/** Takes tokens, and says of them what it likes. */
export const liar: ContractAccount = lesson.liar;
/** Answers questions about the world, once somebody has gone and looked. */
export const oracle: ContractAccount = lesson.oracle;
/** Keeps what a parcel costs until `oracle` says that it has arrived. */
export const escrow: ContractAccount = lesson.escrow;
