import { hash, verify } from "@node-rs/argon2";

// OWASP's second recommended setting for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let decoy: Promise<string> | undefined;

/** Takes as long for an unknown account as for a known one. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (decoy ??= hashPassword("no such account")));
  const matches = await verify(against, password.normalize("NFKC").slice(0, 500));
  return stored !== null && matches;
}
