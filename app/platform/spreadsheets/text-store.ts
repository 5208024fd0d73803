/**
 * Many short texts in one block of memory: a hundred thousand shared strings as JavaScript
 * strings would take several times the room.
 */
export type TextStore = {
  add: (text: string) => void;
  /** `undefined` for a number that no text has. */
  get: (index: number) => string | undefined;
};

export const createTextStore = (): TextStore => {
  let bytes = Buffer.allocUnsafe(1 << 16);
  let ends = new Uint32Array(1 << 12);
  let count = 0;
  // Repeated values (village names, answers) come first in the file and are asked for most.
  const often: string[] = [];

  return {
    add: (text) => {
      const from = count === 0 ? 0 : ends[count - 1]!;
      const room = text.length * 3;
      if (from + room > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, from + room));
        bytes.copy(larger, 0, 0, from);
        bytes = larger;
      }
      if (count === ends.length) {
        const larger = new Uint32Array(ends.length * 2);
        larger.set(ends);
        ends = larger;
      }
      ends[count] = from + bytes.write(text, from, "utf8");
      if (count < 4096) often.push(text);
      count += 1;
    },
    get: (index) => {
      if (!(index >= 0 && index < count)) return undefined;
      return often[index] ?? bytes.toString("utf8", index === 0 ? 0 : ends[index - 1]!, ends[index]!);
    },
  };
};
