import { formatNear, groupDigits } from '../../trace/format.ts';

/** Tgas with as many decimals in every row, so that points stand below each other. */
export function gasAmount(gas: bigint, full: bigint): string {
  const digits = full < 1_000_000_000_000n ? 4 : 2;
  return fixed(gas, 12, digits);
}

/** yoctoNEAR in NEAR with six decimals; what would be lost in them is told in full. */
export function amountOf(yocto: bigint): string {
  if (yocto === 0n) return '0';
  if (yocto < 0n) return `−${amountOf(-yocto)}`;
  if (yocto > 0n && yocto < 1_000_000_000_000_000_000n) return formatNear(yocto);
  return fixed(yocto, 24, 6);
}

/** With its sign, for what changed. */
export function changeOf(yocto: bigint): string {
  return yocto > 0n ? `+${amountOf(yocto)}` : amountOf(yocto);
}

/** Rounds to `digits` decimals of `10 ** exponent`. */
function fixed(value: bigint, exponent: number, digits: number): string {
  const unit = 10n ** BigInt(exponent - digits);
  const text = ((value + unit / 2n) / unit).toString().padStart(digits + 1, '0');
  return `${groupDigits(BigInt(text.slice(0, -digits)))}.${text.slice(-digits)}`;
}
