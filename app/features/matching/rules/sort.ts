/** Positions in ascending order of their keys (whole numbers from 0 below 2^53); equal keys keep their order. */
export function orderBy(keys: Float64Array): Int32Array {
  const count = keys.length;
  let order = new Int32Array(count);
  let spare = new Int32Array(count);
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    order[at] = at;
    high[at] = Math.floor(keys[at]! / 0x400_0000);
    low[at] = keys[at]! - high[at]! * 0x400_0000;
  }
  const counts = new Int32Array(1 << 13);
  for (const [digits, shift] of [
    [low, 0],
    [low, 13],
    [high, 0],
    [high, 13],
    [high, 26],
  ] as const) {
    counts.fill(0);
    for (let at = 0; at < count; at++) counts[(digits[at]! >>> shift) & 0x1fff]!++;
    if (counts.includes(count)) continue;
    for (let digit = 0, sum = 0; digit < counts.length; digit++) {
      const own = counts[digit]!;
      counts[digit] = sum;
      sum += own;
    }
    for (let at = 0; at < count; at++) {
      const one = order[at]!;
      spare[counts[(digits[one]! >>> shift) & 0x1fff]!++] = one;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/** Lets a rule decide among neighbours of one key. */
export function settleTies(
  order: Int32Array,
  keys: Float64Array,
  compare: (left: number, right: number) => number,
): void {
  for (let from = 0, to = 0; from < order.length; from = to) {
    for (to = from + 1; to < order.length && keys[order[to]!] === keys[order[from]!]; to++);
    if (to > from + 1) order.subarray(from, to).sort(compare);
  }
}
