import { type AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { to: string; messageId: string; raw: string };

/** A mail server of the test's own on this machine; `refuse` answers every letter with this code, `before` runs before it accepts. */
export async function startMailServer() {
  const received: Received[] = [];
  const how: { refuse: number | null; before: (() => Promise<void>) | null } = { refuse: null, before: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => void finish());
      const finish = async () => {
        if (how.refuse !== null)
          return done(Object.assign(new Error("not now"), { responseCode: how.refuse }));
        const raw = Buffer.concat(parts).toString("utf8");
        const messageId = /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? "";
        const [to] = session.envelope.rcptTo;
        received.push({ to: to?.address ?? "", messageId, raw });
        await how.before?.();
        done();
      };
    },
  });
  // A sender that is killed leaves a broken connection behind.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${port}`, received, how, close };
}
