import { open } from "node:fs/promises";
import { Readable } from "node:stream";

/** Bytes that can be read at any place: a plain file, or one that is encrypted at rest. */
export type ByteSource = {
  /** Length in bytes. */
  size: number;
  /** At most `length` bytes from `start`; fewer only at the end. */
  read: (start: number, length: number) => Promise<Buffer>;
  /** Bytes from `start` up to but not including `end`. */
  stream: (start: number, end: number) => Readable;
  close: () => Promise<void>;
};

export const fileSource = async (path: string): Promise<ByteSource> => {
  const handle = await open(path, "r");
  const { size } = await handle.stat();
  const read = async (start: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  };
  return { size, read, stream: streamByReading(read), close: () => handle.close() };
};

/** A stream over `read`, for sources that only know how to read at a place. */
export const streamByReading =
  (read: ByteSource["read"]): ByteSource["stream"] =>
  (start, end) =>
    Readable.from(pieces(read, start, end), { objectMode: false });

const PIECE = 64 * 1024;

const pieces = async function* (read: ByteSource["read"], start: number, end: number) {
  for (let at = start; at < end;) {
    const bytes = await read(at, Math.min(PIECE, end - at));
    if (bytes.length === 0) return;
    at += bytes.length;
    yield bytes;
  }
};
