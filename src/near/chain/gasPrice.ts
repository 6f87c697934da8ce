import type { Balance, Gas } from '../primitives/brands.ts';
import type { Genesis } from './types.ts';

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

type PriceRules = Pick<Genesis, 'gasPriceAdjustmentRate' | 'minGasPrice' | 'maxGasPrice'>;

/** Prices may not rise above this many times the lowest. */
const maxFactor = 20n;

/**
 * The price after a block: it rises when its chunks are more than half full and falls when less.
 * @see nearcore core/primitives/src/block.rs `compute_next_gas_price_checked`
 */
export function nextGasPrice(genesis: PriceRules, price: Balance, used: Gas, limit: Gas): Balance {
  if (limit === 0n) return price;
  const [numerator, denominator] = genesis.gasPriceAdjustmentRate;
  const whole = 2n * BigInt(denominator) * limit;
  const next = (price * (whole + BigInt(numerator) * (2n * used - limit))) / whole;
  return larger(genesis.minGasPrice, smaller(next, smaller(genesis.maxGasPrice, maxFactor * genesis.minGasPrice)));
}
