/** One process that sends letters, for tests that kill it. */
import { closeConnection } from "~/platform/db/connection.server";
import { tendMail } from "~/features/notices/outbox.server";

await tendMail(new Date(process.argv[2] ?? ""));
await closeConnection();
