import { beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation } from "~/features/accounts/invitations.server";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner } from "#tests/support/offices";
import { visitorOf } from "#tests/support/pages";
import { useServer } from "#tests/support/server";
import { seedVerified } from "#tests/support/verified";

useDatabase();
const server = useServer();

type Person = Awaited<ReturnType<typeof visitorOf>>;
let operator: Person,
  head: Person,
  partner: Person,
  tenant: Person,
  stranger: Person,
  analyst: Person,
  otherHead: Person;
let tenantId: string;

beforeAll(async () => {
  const office = await makeOffice("housing", "Disperkimtan Contoh");
  const other = await makeOffice("social", "Dinas Sosial Contoh");
  const [a, b, c] = [
    await makePartner("PT Contoh Kawasan"),
    await makePartner("PT Contoh Penyewa"),
    await makePartner("PT Contoh Asing"),
  ];
  tenantId = b.id;
  const bappeda = await makeActor("bappeda_analyst");
  const at = (actor: typeof bappeda) => visitorOf(server.url(), actor);
  [operator, head, otherHead] = [await at(office.operator), await at(office.head), await at(other.head)];
  [partner, tenant, stranger, analyst] = [
    await at(a.actor),
    await at(b.actor),
    await at(c.actor),
    await at(bappeda),
  ];
  await seedVerified({
    need: "housing",
    villages: { "32.16.18.2003": 12, "32.16.19.2001": 3, "32.16.01.2001": 9 },
  });
  await publishCounts();
});

describe("a program and a pledge through the pages, without JavaScript", () => {
  let program = "";
  let pledge = "";

  it("an operator drafts a program step by step; a mistake keeps what was typed", async () => {
    await operator.get("/programs/new");
    const wrong = await operator.post("/programs/new", { name: "", need: "housing", description: "Atap" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain("Atap");
    expect(wrong.html).toContain('href="#name"');
    program = (
      await operator.post("/programs/new", {
        name: "Rutilahu Contoh",
        need: "housing",
        description: "Atap",
        then: "continue",
      })
    ).to;
    expect(program).toMatch(/^\/programs\/[0-9a-f-]{36}\/terms$/);
    program = program.replace("/terms", "");
    await operator.get(`${program}/terms`);
    const terms = {
      quota: "10",
      unitValue: "Rp 20.000.000",
      "fund-source-0": "regency_budget",
      strategy: "pocket",
      startsOn: "3-7-2023",
      endsOn: "31-12-2023",
    };
    expect((await operator.post(`${program}/terms`, { ...terms, then: "continue" })).to).toBe(
      `${program}/criteria`,
    );
  });

  it("sees who fits per kecamatan before it is submitted, and what a criterion leaves out", async () => {
    await operator.get(`${program}/criteria`);
    const saved = await operator.post(`${program}/criteria`, {
      place: ["32.16.18", "32.16.19"],
      house_ownership: "owned",
      then: "count",
    });
    expect(saved.to).toBe(`${program}/criteria#fit`);
    const { html } = await operator.get(`${program}/check`);
    expect(html).toContain("15 dari 24 kebutuhan terbuka");
    expect(html).toContain("Tidak masuk hanya karena ini");
    expect((await operator.post(`${program}/check`)).to).toBe(`${program}?saved=submitted`);
  });

  it("is published by the head of that agency and by nobody else; then everybody can read it", async () => {
    expect((await operator.get(`${program}/publication`)).status).toBe(403);
    expect((await otherHead.get(`${program}/publication`)).status).toBe(404);
    expect((await otherHead.get(program)).status).toBe(404);
    await head.get(`${program}/publication`);
    expect((await head.post(`${program}/publication`)).to).toBe(`${program}?saved=published`);
    const { html } = await head.get(program);
    const reference = /PR-2023-\d{6}-\d/.exec(html)?.[0];
    const open = await fetch(`${server.url()}/public/programs/${reference}`);
    expect(open.status).toBe(200);
    expect(await open.text()).toContain("Rutilahu Contoh");
  });

  it("a partner finds the need in the market as counts, and pledges towards the program in five steps", async () => {
    const market = await partner.get("/market/housing");
    expect(market.html).toContain("Setu");
    expect(market.html).toMatch(/kecamatan lain, masing-masing/);
    const id = program.split("/")[2] ?? "";
    await partner.get(`/pledges/new?program=${id}`);
    const wrong = await partner.post("/pledges/new", { kind: "vacancy", target: `program:${id}` });
    expect(wrong.status).toBe(422);
    pledge = (
      await partner.post("/pledges/new", { kind: "fund", target: `program:${id}`, then: "continue" })
    ).to.replace("/amount", "");
    await partner.get(`${pledge}/amount`);
    expect(
      (
        await partner.post(`${pledge}/amount`, {
          amount: "90.000.000",
          description: "transfer ke rek 1234567890",
          then: "continue",
        })
      ).html,
    ).toContain("Hapus nomor rekening");
    expect(
      (
        await partner.post(`${pledge}/amount`, {
          amount: "90.000.000",
          description: "Perbaikan atap",
          then: "continue",
        })
      ).to,
    ).toBe(`${pledge}/wishes`);
    const wishes = await partner.get(`${pledge}/wishes`);
    expect(wishes.html).toMatch(/sekitar 1[05] terbuka/);
    expect(
      (await partner.post(`${pledge}/wishes`, { districts: ["32.16.18"], group: "", then: "continue" })).to,
    ).toBe(`${pledge}/execution`);
    await partner.get(`${pledge}/execution`);
    const execution = {
      implementer: "Kodim Contoh",
      implementerKind: "armed_forces",
      payee: "Dinas Perumahan",
      payeeKind: "supplier",
      startsOn: "1-8-2023",
      endsOn: "30-11-2023",
      then: "continue",
    };
    const office = await partner.post(`${pledge}/execution`, execution);
    expect(office.html).toContain("tidak boleh pejabat");
    await partner.get(`${pledge}/execution`);
    expect((await partner.post(`${pledge}/execution`, { ...execution, payee: "Toko Contoh" })).to).toBe(
      `${pledge}/funders`,
    );
  });

  it("another partner funds a part; each sees its own amount only", async () => {
    await partner.get(`${pledge}/funders`);
    expect((await partner.post(`${pledge}/funders`, { partnerId: tenantId })).to).toBe(`${pledge}/funders`);
    await partner.get(`${pledge}/share`);
    await partner.post(`${pledge}/share`, { share: "61.000.000" });
    expect((await tenant.get("/pledges")).html).toContain(`${pledge}/share`);
    await tenant.get(`${pledge}/share`);
    expect((await tenant.post(`${pledge}/share`, { share: "29.000.000" })).to).toBe(pledge);
    expect((await tenant.get(pledge)).html).not.toContain("61.000.000");
    expect((await partner.get(`${pledge}/check`)).html).not.toContain("29.000.000");
  });

  it("is submitted once with a reference, and is nobody else's to see", async () => {
    const { html } = await partner.get(`${pledge}/check`);
    expect(html).toContain("menjadi 4 tempat");
    const first = await partner.post(`${pledge}/check`);
    expect(first.to).toBe(`${pledge}/submitted`);
    expect((await partner.get(`${pledge}/submitted`)).html).toMatch(/KM-2023-\d{6}-\d/);
    for (const path of [
      pledge,
      `${pledge}/amount`,
      `${pledge}/check`,
      `${pledge}/share`,
      `${pledge}/withdrawal`,
    ])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    expect((await stranger.post(`${pledge}/withdrawal`, { reason: "x" })).status).toBe(404);
    expect((await otherHead.get(pledge)).status).toBe(404);
    expect((await partner.get(`${pledge}/acceptance`)).status).toBe(403);
  });

  it("is sent back with a note, mended, accepted, agreed, and can be withdrawn", async () => {
    await analyst.get(`${pledge}/return`);
    expect((await analyst.post(`${pledge}/return`, { reason: "" })).status).toBe(422);
    await analyst.post(`${pledge}/return`, { reason: "Sebutkan desa" });
    expect((await partner.get(pledge)).html).toContain("Sebutkan desa");
    await partner.get(`${pledge}/check`);
    await partner.post(`${pledge}/check`);
    expect((await analyst.get(`${pledge}/acceptance`)).html).toContain("menambah 4 tempat");
    expect((await analyst.post(`${pledge}/acceptance`)).to).toBe(pledge);
    await analyst.get(`${pledge}/agreement`);
    expect(
      (await analyst.post(`${pledge}/agreement`, { kind: "letter", number: "S/1", on: "4-7-2023" })).status,
    ).toBe(422);
    expect(
      (await analyst.post(`${pledge}/agreement`, { kind: "letter", number: "S/1", on: "3-7-2023" })).to,
    ).toBe(pledge);
    await partner.get(`${pledge}/withdrawal`);
    expect((await partner.post(`${pledge}/withdrawal`, { reason: "Anggaran dialihkan" })).to).toBe(pledge);
    expect((await partner.get(pledge)).html).toContain("Anggaran dialihkan");
  });

  it("an id that is no id is not found, whoever asks", async () => {
    for (const path of ["/pledges/1", "/programs/1", "/public/programs/PR-2023-000001-0", "/market/nothing"])
      expect([path, (await analyst.get(path)).status]).toEqual([path, 404]);
  });
});

describe("an organisation through the pages", () => {
  it("registers without an account, is admitted, and sets its password by the link", async () => {
    const url = server.url();
    const page = await (await fetch(`${url}/partners/registration`)).text();
    const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const body = {
      key,
      kind: "company",
      name: "PT Contoh Baru",
      contactName: "Contoh",
      contactEmail: "csr@baru.test",
    };
    const send = (fields: Record<string, string>) =>
      fetch(`${url}/partners/registration`, {
        method: "POST",
        headers: { origin: url },
        body: new URLSearchParams(fields),
        redirect: "manual",
      });
    expect((await send({ ...body, contactEmail: "csr" })).status).toBe(422);
    expect((await send(body)).headers.get("location")).toBe("/partners/registration?sent");
    const list = await analyst.get("/partners");
    const path = /href="(\/partners\/[0-9a-f-]{36})"[^>]*>PT Contoh Baru</.exec(list.html)?.[1] ?? "";
    expect((await stranger.get(path)).status).toBe(403);
    await analyst.get(`${path}/admission`);
    const admitted = await analyst.post(`${path}/admission`);
    const token = /\/invitations\/([\w-]+)/.exec(admitted.html)?.[1] ?? "";
    expect(await acceptInvitation(token, "kata sandi yang panjang")).toMatchObject({ role: "partner" });
    expect((await analyst.post(`${path}/admission`)).status).toBe(409);
  });
});
