const TERA = 1_000_000_000_000n;
const YOCTO_DIGITS = 24;

/** Gas in Tgas with about three digits: `0.31 Tgas`, `12.4 Tgas`, `100 Tgas`; very little of it in Ggas. */
export function formatGas(gas: bigint): string {
  if (gas % TERA === 0n) return `${groupDigits(gas / TERA)} Tgas`;
  const tera = Number(gas) / Number(TERA);
  if (tera < 0.000_01) return `${groupDigits(gas)} gas`;
  if (tera < 0.01) return `${threeDigits(tera * 1000)} Ggas`;
  return `${threeDigits(tera)} Tgas`;
}

/** yoctoNEAR in NEAR with about four digits: `1 NEAR`, `0.0208 NEAR`; the smallest amounts in yoctoNEAR. */
export function formatNear(yocto: bigint): string {
  if (yocto < 0n) return `−${formatNear(-yocto)}`;
  if (yocto === 0n) return '0 NEAR';
  if (yocto < 1_000_000_000_000n) return `${groupDigits(yocto)} yoctoNEAR`;
  const text = yocto.toString().padStart(YOCTO_DIGITS + 1, '0');
  const whole = text.slice(0, -YOCTO_DIGITS);
  const fraction = text.slice(-YOCTO_DIGITS);
  const first = fraction.search(/[1-9]/);
  const kept = whole === '0' ? first + 3 : 4;
  const shown = fraction.slice(0, kept).replace(/0+$/, '');
  return `${groupDigits(BigInt(whole))}${shown === '' ? '' : `.${shown}`} NEAR`;
}

/** Digits in threes, set apart by thin spaces. */
export function groupDigits(value: bigint | number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** `1 block`, `2 blocks`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Cuts at the end, so that the text has at most `max` characters. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, Math.max(0, max - 1))}…`;
}

function threeDigits(value: number): string {
  if (value >= 100) return groupDigits(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
