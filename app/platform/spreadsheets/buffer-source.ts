import { streamByReading, type ByteSource } from "./byte-source";

/** Bytes already in memory, such as an upload that was just unsealed. */
export const bufferSource = (bytes: Buffer): ByteSource => {
  const read = async (start: number, length: number) => bytes.subarray(start, start + length);
  return { size: bytes.length, read, stream: streamByReading(read), close: async () => undefined };
};

/** Tells how many bytes have been read: the progress of long work, before anybody knows the number of rows. */
export const countingSource = (source: ByteSource): ByteSource & { bytesRead: () => number } => {
  let bytesRead = 0;
  const read: ByteSource["read"] = async (start, length) => {
    const bytes = await source.read(start, length);
    bytesRead += bytes.length;
    return bytes;
  };
  return { ...source, read, stream: streamByReading(read), bytesRead: () => bytesRead };
};
