import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import type { Actor } from "~/platform/access/actor";
import { NotFound, RuleBroken } from "~/platform/access/errors";
import type { Reader, Tx } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { storedFile } from "~/platform/db/schema";
import { decrypt, encrypt } from "~/platform/db/secrets.server";

export type FileOwner = { region?: string | null; agencyId?: string | null; partnerId?: string | null };

/** What may be kept: photographs, re-encoded without metadata, and PDF papers. Never SVG, HTML or anything that runs. */
export type Accepts = "photo" | "paper" | "photo_or_paper" | "spreadsheet";

const longestSide = 2000;
const largestPicture = 50_000_000;

/**
 * Takes a file that a person sent: recognised by its bytes, never by its name; pictures are drawn anew, so neither place
 * nor script nor hidden text survives. Encrypted on disk; the row says whose it is.
 *
 * @throws RuleBroken file_empty, file_kind, file_broken
 */
export async function keepFile(
  tx: Tx,
  actor: Actor,
  file: { name: string; bytes: Buffer },
  about: FileOwner & { purpose: string; accepts: Accepts },
): Promise<string> {
  const ready = await makeSafe(file.bytes, about.accepts);
  const id = newId();
  await writeSealed(id, ready.bytes);
  await tx.insert(storedFile).values({
    id,
    purpose: about.purpose,
    mediaType: ready.mediaType,
    name: plainFileName(file.name, ready.extension),
    bytes: ready.bytes.length,
    sha256: createHash("sha256").update(ready.bytes).digest("hex"),
    region: about.region ?? null,
    agencyId: about.agencyId ?? null,
    partnerId: about.partnerId ?? null,
    createdBy: actor.accountId,
  });
  return id;
}

/** The row of a file this reader may see; row level security decides. */
export async function findFile(tx: Reader, id: string) {
  const [row] = await tx.select().from(storedFile).where(eq(storedFile.id, id));
  if (!row) throw new NotFound();
  return row;
}

/** The bytes of a file, unsealed. Ask `findFile` first. */
export async function readFileBytes(id: string): Promise<Buffer> {
  return decrypt("file", await readFile(pathOf(id)));
}

/** Removes the bytes and the row: for uploads whose time is over. */
export async function removeFile(tx: Tx, id: string): Promise<void> {
  await tx.delete(storedFile).where(eq(storedFile.id, id));
  await rm(pathOf(id), { force: true });
}

/** The posted file of a field, or null when none was chosen. */
export async function postedFile(
  form: FormData,
  field: string,
): Promise<{ name: string; bytes: Buffer } | null> {
  const value = form.get(field);
  if (value === null || typeof value === "string" || value.size === 0) return null;
  return { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
}

export function filesDir(): string {
  return path.resolve(process.env.PORTAL_DATA ?? ".data", "files");
}

function pathOf(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFound();
  return path.join(filesDir(), id.slice(-2), id);
}

async function writeSealed(id: string, bytes: Buffer): Promise<void> {
  const target = pathOf(id);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await writeFile(`${target}.part`, encrypt("file", bytes), { mode: 0o600 });
  await rename(`${target}.part`, target);
}

type Safe = { bytes: Buffer; mediaType: string; extension: string };

async function makeSafe(bytes: Buffer, accepts: Accepts): Promise<Safe> {
  if (bytes.length === 0) throw new RuleBroken("file_empty");
  if (accepts === "spreadsheet") {
    const zip = bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"));
    return {
      bytes,
      mediaType: zip ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv",
      extension: zip ? "xlsx" : "csv",
    };
  }
  if (accepts !== "photo" && bytes.subarray(0, 5).toString("latin1") === "%PDF-") {
    return { bytes, mediaType: "application/pdf", extension: "pdf" };
  }
  if (accepts === "paper" || !isPicture(bytes)) throw new RuleBroken("file_kind");
  try {
    const drawn = await sharp(bytes, { limitInputPixels: largestPicture, failOn: "error" })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer();
    return { bytes: drawn, mediaType: "image/jpeg", extension: "jpg" };
  } catch {
    throw new RuleBroken("file_broken");
  }
}

/** JPEG, PNG, WebP, HEIF by their first bytes; sharp would also open SVG, which can carry a script. */
function isPicture(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12);
  const text = head.toString("latin1");
  return (
    text.startsWith("\xff\xd8\xff") ||
    text.startsWith("\x89PNG\r\n\x1a\n") ||
    (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") ||
    text.slice(4, 8) === "ftyp"
  );
}

function plainFileName(name: string, extension: string): string {
  const stem = name
    .normalize("NFC")
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N} ._-]/gu, "_")
    .replace(/^[.\s]+/, "")
    .slice(0, 80);
  return `${stem || "berkas"}.${extension}`;
}
