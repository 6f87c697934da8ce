import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import type { CryptoHash, ShardId } from '../../primitives/brands.ts';
import type { ShardReport } from '../../primitives/congestionInfo.ts';
import { chaCha20Words, shuffleWith } from '../../primitives/shuffle.ts';
import { baseBandwidth, requestSizes } from './bandwidthRequest.ts';
import { congestionLevel } from './congestionLevel.ts';
import { type Links, shareBandwidth } from './shareBandwidth.ts';

export interface SchedulerInput {
  readonly parameters: RuntimeParameters;
  /** In the layout's order, which is also that of `Links`. */
  readonly shardIds: readonly ShardId[];
  readonly reports: ReadonlyMap<ShardId, ShardReport>;
  /** Bytes by which a link has sent less than its share so far. */
  readonly allowances: Links<number>;
  /** Decides between links with equal allowances. */
  readonly seed: CryptoHash;
}

export interface Schedule {
  /** Bytes that each shard may send to each now. */
  readonly grants: Links<number>;
  readonly allowances: Links<number>;
}

/** A request as what each next size asks for beyond the one before. */
interface Request {
  readonly from: number;
  readonly to: number;
  readonly steps: number[];
}

/** The scheduler at work: what is left of each shard's bandwidth. */
interface Run {
  readonly isAllowed: Links<boolean>;
  readonly senders: number[];
  readonly receivers: number[];
  readonly allowances: number[][];
  readonly grants: number[][];
}

/**
 * Decides how many bytes of receipts shards may send each other in this block: every link the base, then what was asked
 * for, links that sent little before first, then what remains.
 * @see nearcore runtime/runtime/src/bandwidth_scheduler/scheduler.rs `schedule_bandwidth`
 */
export function scheduleBandwidth(input: SchedulerInput): Schedule {
  const { parameters, shardIds, allowances } = input;
  const { maxShardBandwidth, maxAllowance } = parameters.bandwidth;
  const fair = Math.floor(maxShardBandwidth / shardIds.length);
  const run: Run = {
    isAllowed: allowedLinks(input),
    senders: shardIds.map(() => maxShardBandwidth),
    receivers: shardIds.map(() => maxShardBandwidth),
    allowances: allowances.map((links) => links.map((allowance) => Math.min(maxAllowance, allowance + fair))),
    grants: shardIds.map(() => shardIds.map(() => 0)),
  };
  const base = baseBandwidth(parameters, shardIds.length);
  for (const from of shardIds.keys()) for (const to of shardIds.keys()) tryGrant(run, from, to, base);
  grantRequests(run, requestsOf(input), input.seed);
  const rest = shareBandwidth(run.senders, run.receivers, run.isAllowed);
  const grants = run.grants.map((links, from) => links.map((granted, to) => granted + (rest[from]?.[to] ?? 0)));
  return { grants, allowances: run.allowances };
}

/**
 * Nothing is sent to or from a shard whose chunk is missing, and to a fully congested one only by the shard it allows.
 * @see nearcore runtime/runtime/src/bandwidth_scheduler/scheduler.rs `calculate_is_link_allowed`
 */
function allowedLinks({ parameters, shardIds, reports }: SchedulerInput): Links<boolean> {
  const all = shardIds.map((id) => reports.get(id));
  return all.map((sender, from) =>
    all.map((receiver) => {
      if (receiver === undefined || receiver.missedChunks > 0) return false;
      if (sender !== undefined && sender.missedChunks > 0) return false;
      if (congestionLevel(parameters.congestion, receiver) < 1) return true;
      return receiver.congestion.allowedShard === shardIds[from];
    }),
  );
}

function requestsOf({ parameters, shardIds, reports }: SchedulerInput): Request[] {
  const asking = [...reports].filter(([, { bandwidthRequests }]) => bandwidthRequests.length > 0);
  if (asking.length === 0) return [];
  const base = baseBandwidth(parameters, shardIds.length);
  const sizes = requestSizes(parameters, shardIds.length);
  return asking
    .sort(([a], [b]) => a - b)
    .flatMap(([fromShard, { bandwidthRequests }]) =>
      bandwidthRequests.map((request): Request => {
        const wanted = request.sizes.map((place) => sizes[place] ?? base);
        const steps = wanted.map((size, i) => size - (wanted[i - 1] ?? base));
        return { from: shardIds.indexOf(fromShard), to: shardIds.indexOf(request.toShard), steps };
      }),
    );
}

/** One step of a request at a time, always of those whose links have the highest allowance. */
function grantRequests(run: Run, requests: readonly Request[], seed: CryptoHash): void {
  const next = chaCha20Words(seed);
  const allowanceOf = ({ from, to }: Request): number => run.allowances[from]?.[to] ?? 0;
  const waiting = new Map<number, Request[]>();
  const queue = (request: Request): void => {
    const allowance = allowanceOf(request);
    const equals = waiting.get(allowance);
    if (equals === undefined) waiting.set(allowance, [request]);
    else equals.push(request);
  };
  requests.forEach(queue);
  while (waiting.size > 0) {
    const highest = Math.max(...waiting.keys());
    const group = waiting.get(highest) ?? [];
    waiting.delete(highest);
    for (const request of shuffleWith(group, next)) {
      const step = request.steps.shift();
      if (step === undefined || !tryGrant(run, request.from, request.to, step)) continue;
      if (request.steps.length > 0) queue(request);
    }
  }
}

/** Grants so many bytes more, if the link is allowed and both its shards have them left. */
function tryGrant(run: Run, from: number, to: number, bytes: number): boolean {
  const [sender = 0, receiver = 0] = [run.senders[from], run.receivers[to]];
  if (run.isAllowed[from]?.[to] !== true || sender < bytes || receiver < bytes) return false;
  run.senders[from] = sender - bytes;
  run.receivers[to] = receiver - bytes;
  const [allowances, grants] = [run.allowances[from] as number[], run.grants[from] as number[]];
  allowances[to] = Math.max(0, (allowances[to] ?? 0) - bytes);
  grants[to] = (grants[to] ?? 0) + bytes;
  return true;
}
