import type { ByteSource } from "./byte-source";
import { SheetError } from "./sheet-error";

export type FileKind = "xlsx" | "csv";

/**
 * Looks at the bytes, never at the name: people rename files.
 * @throws SheetError for everything that is neither a zip nor plain text
 */
export const recogniseKind = async (source: ByteSource): Promise<FileKind> => {
  if (source.size === 0) throw new SheetError("file_empty");
  const head = await source.read(0, 4096);
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return "xlsx";
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    throw new SheetError((await isEncryptedOffice(source, head)) ? "file_encrypted" : "file_old_excel");
  }
  const start = head.toString("latin1", 0, 512).trimStart().toLowerCase();
  if (start.startsWith("<")) throw new SheetError("file_web_page");
  if (start.startsWith("%pdf") || start.startsWith("{\\rtf")) throw new SheetError("file_type");
  if (utf16Of(head) === null && looksBinary(head)) throw new SheetError("file_type");
  return "csv";
};

/** By its mark; without one by the zero byte in every letter of a text that is mostly Latin. */
export const utf16Of = (head: Buffer): "utf-16le" | "utf-16be" | null => {
  if (startsWith(head, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(head, [0xfe, 0xff])) return "utf-16be";
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2]! += 1;
  const half = Math.floor(head.length / 2);
  const many = (side: number) => zeros[side]! > half * 0.8 && zeros[1 - side] === 0;
  return half < 4 ? null : many(1) ? "utf-16le" : many(0) ? "utf-16be" : null;
};

const startsWith = (head: Buffer, bytes: number[]): boolean =>
  head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);

/** A text has tabs and line ends, but no other control characters. */
const looksBinary = (head: Buffer): boolean =>
  head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 26));

/** A password turns a workbook into an OLE container with a stream of this name in its directory. */
const isEncryptedOffice = async (source: ByteSource, head: Buffer): Promise<boolean> => {
  if (head.length < 52) return false;
  const sectorSize = head.readUInt16LE(30) === 12 ? 4096 : 512;
  const directory = await source.read((head.readUInt32LE(48) + 1) * sectorSize, 4096);
  return directory.includes(Buffer.from("EncryptedPackage", "utf16le"));
};
