import { closeConnection } from "~/platform/db/connection.server";
import { compileMessages } from "~/platform/launch/build";
import { ensureSecret, type Environment, readEnvironment } from "~/platform/launch/environment";
import { openDatabase } from "~/platform/launch/database";
import { existsSync } from "node:fs";

/** `npm run portal -- …`: the administrator's command line, on the same doors and rules as the pages. */
const usage = `Usage: npm run portal -- COMMAND

  import FILE --as EMAIL [--dry-run] [--json]   import a list of households or aid received
  scenario list                                 the demo scenarios
  scenario load CODE                            replace the data of a demo by this scenario
  user invite --role ROLE --email ADDRESS [--name NAME] [--scope CODE]
                                                print a one-time link to set a password
  audit verify                                  check every link of the audit log
  backup DIR                                    copy database and files into a new folder
  restore DIR                                   put a backup into an empty database
  db url | db stop                              address of the built-in database; stop it
  help                                          this text

Exit codes: 0 done, 1 done in part or check failed, 2 wrong usage, 3 unreadable, 4 not allowed.
`;

export const exit = { done: 0, partly: 1, usage: 2, unreadable: 3, notAllowed: 4 } as const;

type Command = (
  args: string[],
  place: { ownerUrl: string; dataDir: string; env: Environment },
) => Promise<number>;

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(usage);
    return name === undefined ? exit.usage : exit.done;
  }
  process.env.NODE_ENV ??= "production";
  process.env.LOG_LEVEL ??= "warn";
  if (!existsSync(new URL("./platform/i18n/generated/messages.js", import.meta.url))) compileMessages();
  const { commands } = await import("./portal-commands.server");
  const command = (commands as Record<string, Command>)[name];
  if (!command) {
    process.stderr.write(`There is no command ${name}.\n\n${usage}`);
    return exit.usage;
  }
  const env = readEnvironment();
  ensureSecret(env);
  const database = await openDatabase(env);
  try {
    return await command(args, { ownerUrl: database.ownerUrl, dataDir: env.dataDir, env });
  } finally {
    await closeConnection();
    await database.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env.LOG_LEVEL === "debug")
      process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
    process.exit(1);
  },
);
