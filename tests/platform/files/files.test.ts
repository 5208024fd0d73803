import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { perform } from "~/platform/access/perform.server";
import { findFile, keepFile, readFileBytes } from "~/platform/files/files.server";
import { read } from "~/platform/access/transaction.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

describe("files that people send", () => {
  useDatabase();
  beforeAll(() => {
    process.env.PORTAL_DATA = mkdtempSync(path.join(tmpdir(), "portal-files-"));
  });

  async function keep(bytes: Buffer, name = "foto.jpg", accepts: "photo" | "paper" = "photo") {
    const officer = await makeActor("village_officer", { scope: "32.16.18.2003" });
    const id = await perform(
      officer,
      "visit.record",
      async () => ({ id: null, region: officer.scope }),
      (tx) => keepFile(tx, officer, { name, bytes }, { purpose: "visit", accepts, region: officer.scope }),
    );
    return { officer, id };
  }

  test("a photo loses the place it was taken, and lies encrypted on disk", async () => {
    const withPlace = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#888" } })
      .withExif({ IFD0: { ImageDescription: "RAHASIA" }, IFD3: { GPSLatitude: "6/1 20/1 0/1" } })
      .jpeg()
      .toBuffer();
    const { id } = await keep(withPlace);
    const kept = await readFileBytes(id);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    expect(kept.includes("RAHASIA")).toBe(false);
    const folder = path.join(process.env.PORTAL_DATA!, "files", id.slice(-2));
    expect(
      readFileSync(path.join(folder, readdirSync(folder)[0]!))
        .subarray(0, 3)
        .toString("hex"),
    ).not.toBe("ffd8ff");
  });

  test.each([
    [
      "a drawing that can carry a script",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      "file_kind",
    ],
    ["a web page", Buffer.from("<!doctype html><script>1</script>"), "file_kind"],
    ["nothing at all", Buffer.alloc(0), "file_empty"],
    ["a broken photo", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.alloc(200, 7)]), "file_broken"],
  ])("%s is refused as a photo", async (_what, bytes, code) => {
    await expect(keep(bytes)).rejects.toMatchObject({ code });
  });

  test("an officer of another village does not find the photo", async () => {
    const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#888" } })
      .png()
      .toBuffer();
    const { officer, id } = await keep(photo);
    const other = await makeActor("village_officer", { scope: "32.16.18.2004" });
    await expect(read(officer, (tx) => findFile(tx, id))).resolves.toMatchObject({ mediaType: "image/jpeg" });
    await expect(read(other, (tx) => findFile(tx, id))).rejects.toThrow();
  });
});
