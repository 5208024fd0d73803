import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { connection } from "~/platform/db/connection.server";
import { keyedDigest } from "~/platform/db/secrets.server";
import { rateLimit } from "~/platform/db/schema";

const quarter = 15 * 60;
type Limits = Record<"account" | "address" | "device", RateLimiterDrizzle>;
let limits: Limits | undefined;

function limiters(): Limits {
  const make = (keyPrefix: string, points: number) =>
    new RateLimiterDrizzle({
      storeClient: connection().db,
      schema: rateLimit,
      keyPrefix,
      points,
      duration: quarter,
      clearExpiredByTimeout: false,
    });
  return (limits ??= {
    account: make("account", 10),
    address: make("address", 10),
    device: make("device", 10),
  });
}

/**
 * Takes one attempt at signing in, before any hashing. Strangers have ten for an account and ten for an address, whatever
 * accounts they try; a success gives its attempt back, so an office behind one address is not shut out by signing in. A
 * known device is counted by itself.
 */
export async function takeAttempt(email: string, address: string, device: string | null) {
  const { account, address: byAddress, device: byDevice } = limiters();
  const accountKey = keyedDigest("attempts", email).toString("hex");
  const addressKey = keyedDigest("attempts", address).toString("hex");
  const known = device !== null && device === deviceToken(email);
  try {
    if (known) await byDevice.consume(accountKey);
    else {
      await byAddress.consume(addressKey);
      await account.consume(accountKey);
    }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { allowed: false as const, seconds: Math.ceil(refusal.msBeforeNext / 1000) };
  }
  return {
    allowed: true as const,
    forget: async () => {
      await (known ? byDevice : account).delete(accountKey);
      if (!known) await byAddress.reward(addressKey, 1);
    },
    deviceCookie: (own: string) =>
      `device=${deviceToken(own)}; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=31536000`,
  };
}

function deviceToken(email: string): string {
  return keyedDigest("device", email).toString("hex");
}
