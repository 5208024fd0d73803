import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { drawBytes } from "./random.server";

/**
 * Keys of the installation, derived from PORTAL_SECRET (64 hexadecimal digits) by HKDF, one per use, so that no key
 * serves two purposes. Losing the secret means losing the identity numbers: it belongs in the backup, apart from the data.
 */
const derived = new Map<string, Buffer>();

function key(use: string): Buffer {
  const known = derived.get(use);
  if (known) return known;
  const secret = process.env.PORTAL_SECRET;
  if (!secret || !/^[0-9a-f]{64}$/i.test(secret))
    throw new Error("PORTAL_SECRET must be 64 hexadecimal digits");
  const made = Buffer.from(hkdfSync("sha256", Buffer.from(secret, "hex"), "", `rumah-besar ${use}`, 32));
  derived.set(use, made);
  return made;
}

/** AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the cipher text. */
export function encrypt(use: "identity" | "row" | "file", plain: string | Buffer): Buffer {
  const nonce = drawBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(use), nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws when the bytes were altered or belong to another key */
export function decrypt(use: "identity" | "row" | "file", sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key(use), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

/** Keyed index of an identity number: equal numbers are found, nothing can be read back. */
export function blindIndex(kind: "nik" | "kk", value: string): Buffer {
  return createHmac("sha256", key(`index ${kind}`))
    .update(value)
    .digest();
}

/** Keyed digest of whatever must be recognised later but not guessed by trying. */
export function keyedDigest(use: string, value: string | Buffer): Buffer {
  return createHmac("sha256", key(use)).update(value).digest();
}
