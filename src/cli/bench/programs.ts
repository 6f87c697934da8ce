import { assemble } from './assemble.ts';

/** Wasm that does nothing but compute; the number of rounds is the call's input, 8 bytes. */
export interface Program {
  readonly name: string;
  readonly wasm: Uint8Array;
  /** So many rounds burn about 200 Tgas. */
  readonly rounds: bigint;
}

/** FNV-1a over 64 KiB of memory, 8 bytes at a time. */
const hash = `
  (func $run (param $rounds i64) (result i64) (local $hash i64) (local $at i32)
    (local.set $hash (i64.const 0xcbf29ce484222325))
    (loop $round
      (local.set $at (i32.const 0))
      (loop $word
        (local.set $hash (i64.mul (i64.xor (local.get $hash) (i64.load (local.get $at))) (i64.const 0x100000001b3)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $word (i32.lt_u (local.get $at) (i32.const 65536))))
      (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1)))
      (br_if $round (i64.ne (local.get $rounds) (i64.const 0))))
    (local.get $hash))`;

/** The sieve of Eratosthenes up to 65 536. */
const sieve = `
  (func $run (param $rounds i64) (result i64) (local $i i32) (local $j i32) (local $primes i64)
    (loop $round
      (memory.fill (i32.const 0) (i32.const 0) (i32.const 65536))
      (local.set $i (i32.const 2))
      (loop $next
        (if (i32.eqz (i32.load8_u (local.get $i)))
          (then
            (local.set $primes (i64.add (local.get $primes) (i64.const 1)))
            (local.set $j (i32.shl (local.get $i) (i32.const 1)))
            (block $done
              (loop $cross
                (br_if $done (i32.ge_u (local.get $j) (i32.const 65536)))
                (i32.store8 (local.get $j) (i32.const 1))
                (local.set $j (i32.add (local.get $j) (local.get $i)))
                (br $cross)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $i) (i32.const 65536))))
      (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1)))
      (br_if $round (i64.ne (local.get $rounds) (i64.const 0))))
    (local.get $primes))`;

/** Fibonacci numbers by recursion: almost nothing but calls. */
const recursion = `
  (func $fibonacci (param $n i32) (result i64)
    (if (result i64) (i32.lt_u (local.get $n) (i32.const 2))
      (then (i64.extend_i32_u (local.get $n)))
      (else (i64.add
        (call $fibonacci (i32.sub (local.get $n) (i32.const 1)))
        (call $fibonacci (i32.sub (local.get $n) (i32.const 2)))))))
  (func $run (param $rounds i64) (result i64) (local $sum i64)
    (loop $round
      (local.set $sum (i64.add (local.get $sum) (call $fibonacci (i32.const 16))))
      (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1)))
      (br_if $round (i64.ne (local.get $rounds) (i64.const 0))))
    (local.get $sum))`;

const texts = { hash: [hash, 2000n], sieve: [sieve, 100n], recursion: [recursion, 3000n] } as const;

/** Assembles the programs; each exports `main`. */
export function computePrograms(): readonly Program[] {
  return Object.entries(texts).map(([name, [run, rounds]]) => ({ name, wasm: assemble(mainAround(run)), rounds }));
}

const mainAround = (run: string): string => `
  (import "env" "input" (func $input (param i64)))
  (import "env" "read_register" (func $read_register (param i64 i64)))
  (import "env" "value_return" (func $value_return (param i64 i64)))
  (memory (export "memory") 2)
  ${run}
  (func (export "main")
    (call $input (i64.const 0))
    (call $read_register (i64.const 0) (i64.const 65536))
    (i64.store (i32.const 65544) (call $run (i64.load (i32.const 65536))))
    (call $value_return (i64.const 8) (i64.const 65544)))`;
