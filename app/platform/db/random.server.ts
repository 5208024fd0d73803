import { randomFillSync } from "node:crypto";

const pool = Buffer.alloc(16 * 1024);
let used = pool.length;

/**
 * Random bytes as good as `randomBytes`, drawn from the system sixteen thousand at a time: asking it
 * for a few bytes half a million times was the slowest part of an import. Bytes handed out are wiped here.
 */
export function drawBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + length));
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}
