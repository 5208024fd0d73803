import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  PORTAL_MODE: z.enum(["demo", "live"]).optional(),
  PORTAL_REGION: z
    .string()
    .regex(/^\d{2}(\.\d{2}){0,2}$/, "a region code such as 32.16")
    .optional(),
  PORTAL_DATA: z.string().default(".data"),
  PORTAL_SECRET: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, "64 hexadecimal digits")
    .optional(),
});

export type Environment = z.infer<typeof shape> & { mode: "demo" | "live"; dataDir: string };

/** Reads the environment once; says what is wrong with it in plain words. */
export function readEnvironment(): Environment {
  const present = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`These settings cannot be used:\n${lines.join("\n")}`);
  }
  const env = parsed.data;
  const mode = env.PORTAL_MODE ?? (env.DATABASE_URL ? "live" : "demo");
  return { ...env, mode, dataDir: path.resolve(env.PORTAL_DATA) };
}

/** The secret of this installation: from the environment, or made once beside the built-in database. */
export function ensureSecret(env: Environment): void {
  if (env.PORTAL_SECRET) return;
  if (env.DATABASE_URL && env.mode === "live") {
    throw new Error(
      "PORTAL_SECRET (64 hexadecimal digits) must be set when DATABASE_URL names a database of your own.",
    );
  }
  const file = path.join(env.dataDir, "secret");
  if (!existsSync(file)) {
    mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  process.env.PORTAL_SECRET = readFileSync(file, "utf8").trim();
}
