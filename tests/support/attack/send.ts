import { Agent, request } from "node:http";

export type Bad = {
  method: string;
  /** path and query, sent as they stand */
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** for the report: what was tried */
  why: string;
};

export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  ms: number;
};

/** Sends requests as they are, without the tidying that `fetch` does; 0 as status when the line was cut. */
export function sender(base: string, sockets = 16) {
  const { hostname, port } = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const send = (bad: Bad): Promise<Answer> =>
    new Promise((resolve) => {
      const began = performance.now();
      const end = (status: number, headers: Answer["headers"], body: string) =>
        resolve({ status, headers, body, ms: performance.now() - began });
      try {
        const sent = request(
          {
            agent,
            hostname,
            port,
            method: bad.method,
            path: bad.path,
            headers: bad.headers,
            timeout: 60_000,
          },
          (answer) => {
            const parts: Buffer[] = [];
            answer.on("data", (part: Buffer) => parts.push(part));
            answer.on("error", (error) => end(0, {}, String(error)));
            answer.on("end", () => end(answer.statusCode!, answer.headers, Buffer.concat(parts).toString()));
          },
        );
        sent.on("timeout", () => sent.destroy(new Error("no answer within a minute")));
        // A kept line may be closed by the server in the moment it is used again: the request has not been seen.
        sent.on("error", (error) =>
          sent.reusedSocket && /ECONNRESET|EPIPE/.test(String(error))
            ? void send({ ...bad, headers: { ...bad.headers, connection: "close" } }).then(resolve)
            : end(0, {}, String(error)),
        );
        sent.end(bad.body);
      } catch (error) {
        // A request that Node itself refuses to send (a control character in a header) tries nothing.
        end(-1, {}, String(error));
      }
    });
  return { send, close: () => agent.destroy() };
}

/** Words by which a database or a program gives itself away. */
export const leak =
  /syntax error at or near|PostgresError|DrizzleQueryError|Failed query|unterminated quoted|invalid input syntax|violates (?:foreign key|check|unique|not-null|row-level)|relation "\w+"|\bat (?:async )?[\w.<>]+ \([^)]*:\d+:\d+\)|node_modules\/|SQLSTATE/i;
