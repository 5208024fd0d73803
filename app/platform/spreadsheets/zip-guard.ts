import { RandomAccessReader, fromRandomAccessReaderPromise, type Entry, type ZipFile } from "yauzl";
import type { Readable } from "node:stream";
import type { ByteSource } from "./byte-source";
import { LIMITS } from "./limits";
import { SheetError } from "./sheet-error";

/** A zip whose directory was found harmless. Part names are compared without case. */
export type GuardedZip = {
  has: (name: string) => boolean;
  /** Unpacked bytes of one part. yauzl breaks off when a part is longer than it claimed. */
  stream: (name: string) => Promise<Readable>;
  /** A small part as text. */
  text: (name: string) => Promise<string>;
  /** Claimed sizes, both in bytes. */
  sizes: (name: string) => { packed: number; unpacked: number };
  close: () => void;
};

/**
 * Reads the directory only, before a single byte is unpacked: number of parts, sum of sizes,
 * ratio, encryption.
 * @throws SheetError `file_bomb`, `file_too_large`, `file_encrypted`, `file_damaged`
 */
export const openGuardedZip = async (source: ByteSource): Promise<GuardedZip> => {
  const zip = await openZip(source);
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > LIMITS.entries) throw new SheetError("file_bomb");
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new SheetError("file_encrypted");
      unpacked += entry.uncompressedSize;
      if (unpacked > LIMITS.unpacked) throw new SheetError("file_bomb");
      entries.set(entry.fileName.toLowerCase(), entry);
    }
    if (unpacked > LIMITS.ratioFrom && unpacked > source.size * LIMITS.ratio)
      throw new SheetError("file_bomb");
  } catch (error) {
    zip.close();
    throw damaged(error);
  }

  const find = (name: string): Entry => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new SheetError("file_damaged");
    return entry;
  };
  const stream = async (name: string) => {
    const entry = find(name);
    if (!entry.canDecodeFileData()) throw new SheetError("file_damaged");
    return zip.openReadStreamPromise(entry).catch((error: unknown) => {
      throw damaged(error);
    });
  };
  return {
    has: (name) => entries.has(name.toLowerCase()),
    stream,
    text: async (name) => {
      if (find(name).uncompressedSize > LIMITS.part) throw new SheetError("file_too_large");
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of await stream(name)) chunks.push(chunk as Buffer);
      } catch (error) {
        throw damaged(error);
      }
      return Buffer.concat(chunks).toString("utf8");
    },
    sizes: (name) => {
      const { compressedSize, uncompressedSize } = find(name);
      return { packed: compressedSize, unpacked: uncompressedSize };
    },
    close: () => zip.close(),
  };
};

/** Anything a zip or inflate library complains about means: the file is broken. */
export const damaged = (error: unknown): SheetError =>
  error instanceof SheetError ? error : new SheetError("file_damaged", { cause: error });

const openZip = async (source: ByteSource): Promise<ZipFile> => {
  try {
    return await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      // Some tools write back slashes in names.
      strictFileNames: false,
    });
  } catch (error) {
    throw damaged(error);
  }
};

class SourceReader extends RandomAccessReader {
  constructor(private readonly source: ByteSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.source.stream(start, end);
  }

  override close(callback: (error: Error | null) => void): void {
    // The source belongs to the caller.
    callback(null);
  }
}
