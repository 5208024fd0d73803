import { expect, test } from "vitest";
import { z } from "zod";
import { systemActor } from "~/platform/access/actor";
import { perform } from "~/platform/access/perform.server";
import { announce, defineJob, enqueue, prepareQueues, startWorkers } from "~/platform/jobs/jobs.server";
import { useDatabase } from "#tests/support/database";

const database = useDatabase();

test("work that an act asks for is done by the running server, and not when the act is refused", async () => {
  const done: string[] = [];
  const job = defineJob({
    name: "test.work",
    payload: z.object({ word: z.string() }),
    run: async (_account, { word }) => void done.push(word),
  });
  await prepareQueues(database.ownerUrl(), [job as never]);
  const stop = await startWorkers(database.ownerUrl(), [job as never]);
  try {
    const act = (word: string, refused: boolean) =>
      perform(
        systemActor,
        "cell.publish",
        async () => ({ id: null }),
        async (tx) => {
          await enqueue(tx, job, systemActor, { word });
          await announce(tx, "test.work", systemActor, { word: `${word} announced` });
          if (refused) throw new Error("refused");
        },
      );
    await act("kept", false);
    await expect(act("lost", true)).rejects.toThrow("refused");
    await expect.poll(() => done.length, { timeout: 10_000 }).toBe(2);
    expect(done.sort()).toEqual(["kept", "kept announced"]);
  } finally {
    await stop();
  }
});
