import { NearBindgen, NearPromise, assert, bytes, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

/** A card with a text and an owner, on an account of its own. Factory makes them. */
@NearBindgen({ requireInit: true })
export class Card {
  owner_id: string = '';
  text: string = '';

  /** Open to everybody, and only the first call counts: whoever deploys a card calls this in the same batch. */
  @initialize({})
  init({ owner_id, text }: { owner_id: string; text: string }): void {
    assert(near.attachedDeposit() === 0n, 'init takes no deposit');
    assert(isAccountId(owner_id), 'owner_id must be an account id');
    assert(isText(text), 'a card needs a text');
    this.owner_id = owner_id;
    this.text = text;
  }

  @view({})
  get_owner(): string {
    return this.owner_id;
  }

  @view({})
  get_text(): string {
    return this.text;
  }

  @call({})
  set_text({ text }: { text: string }): void {
    this.assertOwner();
    assert(isText(text), 'a card needs a text');
    this.text = text;
  }

  /** Puts other code on this account. JSON has no bytes: each comes as the character of its number. */
  @call({})
  upgrade({ code }: { code: string }): NearPromise {
    this.assertOwner();
    assert(isBytes(code), 'the code must be bytes');
    return NearPromise.new(near.currentAccountId()).deployContract(bytes(code));
  }

  assertOwner(): void {
    assert(near.predecessorAccountId() === this.owner_id, 'only the owner may do this');
  }
}

// A type says nothing of what arrives.

function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}

function isBytes(value: unknown): boolean {
  return typeof value === 'string' && /^[\0-\xff]*$/.test(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
