import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const FIFTEEN_TGAS = 15_000_000_000_000n;
const NO_DEPOSIT = 0n;
const ONE_YOCTO = 1n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives
/** What an approval's room in storage costs: 100 bytes, which is more than the longest account id needs. */
const APPROVAL_PRICE = 10n ** 21n;
/** Few enough that all can be revoked in one call. */
const MOST_APPROVALS = 10;

/** Who may transfer a token besides its owner, each with the number of the approval. */
type Approvals = Readonly<Record<string, number>>;

interface Token {
  readonly token_id: string;
  readonly owner_id: string;
  readonly metadata: TokenMetadata;
  readonly approved_account_ids: Approvals;
}

interface TokenMetadata {
  readonly title: string;
}

interface TransferArguments {
  readonly receiver_id: string;
  readonly token_id: string;
  readonly approval_id?: number | null;
  readonly memo?: string | null;
}

/** Tokens of which there is one each (NEP-171), which others can be allowed to transfer (NEP-178). */
@NearBindgen({ requireInit: true })
export class Nft {
  artist_id: string = '';
  name: string = '';
  symbol: string = '';
  tokens: LookupMap<Token> = new LookupMap<Token>('t');
  /** The number of the latest approval. None is used twice. */
  approvals: number = 0;

  @initialize({})
  init({ artist_id, name, symbol }: { artist_id: string; name: string; symbol: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assertAccountId(artist_id, 'artist_id');
    assertText(name, 'name');
    assertText(symbol, 'symbol');
    this.artist_id = artist_id;
    this.name = name;
    this.symbol = symbol;
  }

  @view({})
  nft_metadata(): { spec: string; name: string; symbol: string } {
    return { spec: 'nft-1.0.0', name: this.name, symbol: this.symbol };
  }

  @view({})
  nft_token({ token_id }: { token_id: string }): Token | null {
    assertText(token_id, 'token_id');
    return this.tokens.get(token_id);
  }

  /** Makes a new token. It is the artist's. */
  @call({})
  nft_mint({ token_id, metadata }: { token_id: string; metadata: TokenMetadata }): void {
    assertText(token_id, 'token_id');
    assertText(metadata?.title, 'title');
    const owner_id = near.predecessorAccountId();
    assert(owner_id === this.artist_id, 'only the artist makes tokens');
    assert(!this.tokens.containsKey(token_id), 'there is such a token already');
    emit('nft_mint', { owner_id, token_ids: [token_id] });
    this.tokens.set(token_id, { token_id, owner_id, metadata: { title: metadata.title }, approved_account_ids: {} });
  }

  @call({ payableFunction: true })
  nft_transfer(transfer: TransferArguments): void {
    const before = this.handOver(transfer);
    giveBackStorage(before.owner_id, countOf(before.approved_account_ids));
  }

  /** Hands a token to a contract and calls it. It is taken back unless the contract says that it keeps it. */
  @call({ payableFunction: true })
  nft_transfer_call({ msg, ...transfer }: TransferArguments & { msg: string }): NearPromise {
    assertText(msg, 'msg');
    const { receiver_id, token_id } = transfer;
    const { owner_id, approved_account_ids } = this.handOver(transfer);
    const sender_id = near.predecessorAccountId();
    const news = JSON.stringify({ sender_id, previous_owner_id: owner_id, token_id, msg });
    const before = JSON.stringify({ owner_id, receiver_id, token_id, approved_account_ids });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .functionCallWeight('nft_on_transfer', news, NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCall('nft_resolve_transfer', before, NO_DEPOSIT, FIFTEEN_TGAS));
  }

  /** Gives a token back that was not wanted, with the approvals that it had. Whether it stayed is the answer. */
  @call({ privateFunction: true })
  nft_resolve_transfer(before: {
    owner_id: string;
    receiver_id: string;
    token_id: string;
    approved_account_ids: Approvals | null;
  }): boolean {
    const { owner_id, receiver_id, token_id } = before;
    const approvals = before.approved_account_ids ?? {};
    const token = this.token(token_id);
    // The receiver may have handed it on meanwhile: then it is not there to be taken.
    if (isKept() || token.owner_id !== receiver_id) {
      giveBackStorage(owner_id, countOf(approvals));
      return true;
    }
    giveBackStorage(receiver_id, countOf(token.approved_account_ids));
    emit('nft_transfer', { old_owner_id: receiver_id, new_owner_id: owner_id, token_ids: [token_id] });
    this.tokens.set(token_id, { ...token, owner_id, approved_account_ids: approvals });
    return false;
  }

  /**
   * Allows an account to transfer the token, under a new number, and tells it if there is a `msg`.
   * Nobody here waits for what it says: the approval stands.
   */
  @call({ payableFunction: true })
  nft_approve({ token_id, account_id, msg }: { token_id: string; account_id: string; msg?: string | null }) {
    assertAccountId(account_id, 'account_id');
    if (msg != null) assertText(msg, 'msg');
    const token = this.tokenOfCaller(token_id);
    const approvals = token.approved_account_ids;
    const known = Object.hasOwn(approvals, account_id);
    assert(known || countOf(approvals) < MOST_APPROVALS, 'the token has as many approvals as it may have');
    const price = known ? ONE_YOCTO : APPROVAL_PRICE;
    const deposit = near.attachedDeposit();
    assert(deposit >= price, 'the deposit is too small');
    this.approvals += 1;
    this.setApprovals(token, { ...approvals, [account_id]: this.approvals });
    pay(token.owner_id, deposit - price);
    if (msg == null) return null;
    const news = JSON.stringify({ token_id, owner_id: token.owner_id, approval_id: this.approvals, msg });
    return NearPromise.new(account_id).functionCallWeight('nft_on_approve', news, NO_DEPOSIT, 0n, SHARE);
  }

  @call({ payableFunction: true })
  nft_revoke({ token_id, account_id }: { token_id: string; account_id: string }): void {
    assertAccountId(account_id, 'account_id');
    assertOneYocto();
    const token = this.tokenOfCaller(token_id);
    if (approvalOf(token, account_id) === null) return;
    const { [account_id]: _revoked, ...others } = token.approved_account_ids;
    giveBackStorage(token.owner_id, 1);
    this.setApprovals(token, others);
  }

  @call({ payableFunction: true })
  nft_revoke_all({ token_id }: { token_id: string }): void {
    assertOneYocto();
    const token = this.tokenOfCaller(token_id);
    giveBackStorage(token.owner_id, countOf(token.approved_account_ids));
    this.setApprovals(token, {});
  }

  @view({})
  nft_is_approved(asked: { token_id: string; approved_account_id: string; approval_id?: number | null }): boolean {
    assertAccountId(asked.approved_account_id, 'approved_account_id');
    assertApprovalId(asked.approval_id);
    const approved = approvalOf(this.token(asked.token_id), asked.approved_account_id);
    return approved !== null && (asked.approval_id == null || asked.approval_id === approved);
  }

  token(token_id: string): Token {
    assertText(token_id, 'token_id');
    const token = this.tokens.get(token_id);
    assert(token !== null, 'there is no such token');
    return token as Token;
  }

  tokenOfCaller(token_id: string): Token {
    const token = this.token(token_id);
    assert(near.predecessorAccountId() === token.owner_id, 'the token is not yours');
    return token;
  }

  setApprovals(token: Token, approvals: Approvals): void {
    const inOrder = Object.fromEntries(Object.entries(approvals).sort());
    this.tokens.set(token.token_id, { ...token, approved_account_ids: inOrder });
  }

  /** Makes a token the receiver's, which ends all approvals. Gives what it was before. */
  handOver({ receiver_id, token_id, approval_id, memo }: TransferArguments): Token {
    assertAccountId(receiver_id, 'receiver_id');
    assertApprovalId(approval_id);
    if (memo != null) assertText(memo, 'memo');
    assertOneYocto();
    const before = this.token(token_id);
    const sender = near.predecessorAccountId();
    const isOwner = sender === before.owner_id;
    if (!isOwner) {
      const approved = approvalOf(before, sender);
      assert(approved !== null, 'you are not approved');
      assert(approval_id == null || approval_id === approved, 'the approval id is out of date');
    }
    assert(receiver_id !== before.owner_id, 'the receiver owns the token already');
    emit('nft_transfer', {
      authorized_id: isOwner ? undefined : sender,
      old_owner_id: before.owner_id,
      new_owner_id: receiver_id,
      token_ids: [token_id],
      memo: memo ?? undefined,
    });
    this.tokens.set(token_id, { ...before, owner_id: receiver_id, approved_account_ids: {} });
    return before;
  }
}

function approvalOf({ approved_account_ids: approvals }: Token, account_id: string): number | null {
  return Object.hasOwn(approvals, account_id) ? (approvals[account_id] ?? null) : null;
}

function countOf(approvals: Approvals): number {
  return Object.keys(approvals).length;
}

/** Tells the world outside, as NEP-297 says. */
function emit(event: string, data: object): void {
  near.log(`EVENT_JSON:${JSON.stringify({ standard: 'nep171', version: '1.2.0', event, data: [data] })}`);
}

/** Gives back what approvals that are no more have cost. */
function giveBackStorage(owner_id: string, approvals: number): void {
  pay(owner_id, APPROVAL_PRICE * BigInt(approvals));
}

function pay(account_id: string, amount: bigint): void {
  if (amount > 0n) NearPromise.new(account_id).transfer(amount).build();
}

/** Whether the receiver keeps the token: only if it answered `false` to whether it should go back. */
function isKept(): boolean {
  try {
    return near.promiseResult(0n) === 'false';
  } catch {
    return false; // near-sdk-js throws where the promise failed
  }
}

function assertOneYocto(): void {
  assert(near.attachedDeposit() === ONE_YOCTO, 'Requires attached deposit of exactly 1 yoctoNEAR');
}

// A type says nothing of what arrives.

function assertText(value: unknown, name: string): void {
  assert(typeof value === 'string', `${name} must be a string`);
}

function assertAccountId(value: unknown, name: string): void {
  assert(typeof value === 'string' && validateAccountId(value), `${name} must be an account id`);
}

function assertApprovalId(value: unknown): void {
  assert(value == null || (Number.isSafeInteger(value) && (value as number) >= 0), 'approval_id must be a whole number');
}
