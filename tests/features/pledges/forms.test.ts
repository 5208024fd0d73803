import type { ActionFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor } from "~/platform/access/actor";
import { draftAmendment, proposeAmendment } from "~/features/pledges/amendment-commands.server";
import { readOpenAmendment } from "~/features/pledges/amendment-queries.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import { acceptPledge, agreePledge, submitPledge } from "~/features/pledges/decision-commands.server";
import { largestPaper } from "~/features/pledges/document-commands.server";
import * as pledgePage from "~/features/pledges/pages/pledge";
import * as acceptancePage from "~/features/pledges/pages/pledge-acceptance";
import * as amountPage from "~/features/pledges/pages/pledge-amount";
import * as checkPage from "~/features/pledges/pages/pledge-check";
import * as funderRemovalPage from "~/features/pledges/pages/pledge-funder-removal";
import * as linkPage from "~/features/pledges/pages/pledge-funder-link";
import * as fundersPage from "~/features/pledges/pages/pledge-funders";
import * as schedulePage from "~/features/pledges/pages/pledge-schedule";
import * as sharePage from "~/features/pledges/pages/pledge-share";
import * as targetPage from "~/features/pledges/pages/pledge-target";
import * as wishesPage from "~/features/pledges/pages/pledge-wishes";
import * as amendmentPage from "~/features/pledges/pages/pledge-amendment";
import * as decisionPage from "~/features/pledges/pages/pledge-amendment-decision";
import * as commentsPage from "~/features/pledges/pages/pledge-comments";
import * as executionPage from "~/features/pledges/pages/pledge-execution";
import * as documentsPage from "~/features/pledges/pages/pledge-documents";
import * as uploadPage from "~/features/pledges/pages/pledge-document-upload";
import * as promisePage from "~/features/pledges/pages/pledge-promise";
import * as renewalPage from "~/features/pledges/pages/pledge-renewal";
import * as withdrawalPage from "~/features/pledges/pages/pledge-withdrawal";
import { pledgeErrorWord } from "~/features/pledges/parts/error-words";
import { DraftOver } from "~/features/pledges/parts/step-over";
import { renewPledge, tendPromises } from "~/features/pledges/promise-commands.server";
import { readPledge } from "~/features/pledges/record-queries.server";
import { withdrawPledge } from "~/features/pledges/release-commands.server";
import { longestComment } from "~/features/pledges/rules/comments";
import { asked } from "#tests/support/call";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import { change } from "../matching/world";

useDatabase();
process.env.PORTAL_DATA = temporaryFolder().path;
let lead: { id: string; actor: Actor };
let colleague: Actor, analyst: Actor, second: Actor;
let office: Office;

beforeAll(async () => {
  lead = await makePartner("PT Contoh Kawasan");
  colleague = await makeActor("partner", { partnerId: lead.id });
  [analyst, second] = [await makeActor("bappeda_analyst"), await makeActor("bappeda_analyst")];
  office = await makeOffice("manpower");
});

const execution = {
  implementer: "LPK Contoh",
  implementerKind: "training_centre",
  payee: "LPK Contoh",
  payeeKind: "trainer",
  startsOn: "2023-08-01",
  endsOn: "2023-11-30",
} as const;
async function submitted(): Promise<string> {
  const id = await draftPledge(lead.actor, { kind: "fund", programId: null, need: "skills" });
  const amount = { amount: 100_000_000, quantity: null, description: null, details: {} };
  await setPledgeAmount(lead.actor, id, amount);
  await setPledgeExecution(lead.actor, id, execution);
  await submitPledge(lead.actor, id);
  return id;
}
async function accepted(): Promise<string> {
  const id = await submitted();
  await acceptPledge(analyst, id, { agencyId: office.id, unitValue: 5_000_000 });
  return id;
}

type Fields = Record<string, string | File | readonly string[]>;
type Answer = {
  status: number;
  to: string | null;
  errors: Record<string, string>;
  typed: Record<string, unknown>;
};
/** What a person gets for a posted form: where it leads, or the errors with what was typed. */
async function post(
  page: { action: (args: ActionFunctionArgs) => Promise<unknown> },
  actor: Actor,
  params: Record<string, string>,
  fields: Fields,
): Promise<Answer> {
  const answer = await page.action(await asked(actor, "/pledges", params, fields));
  if (answer instanceof Response)
    return { status: answer.status, to: answer.headers.get("location"), errors: {}, typed: {} };
  const { data, init } = answer as { data: Partial<Answer>; init: { status: number } };
  const { errors = {}, typed = {} } = data;
  for (const code of Object.values(errors)) expect(pledgeErrorWord(code).length, code).toBeGreaterThan(10);
  return { status: init.status, to: null, errors, typed };
}

describe("a step of a draft that a colleague submitted meanwhile", () => {
  const steps = {
    target: [targetPage, { kind: "fund", target: "need:skills" }],
    amount: [amountPage, { amount: "250.000.000" }],
    wishes: [wishesPage, { districts: ["32.16.18", "32.16.19"] }],
    execution: [
      executionPage,
      { ...execution, implementer: "LPK Lain", startsOn: "01-08-2023", endsOn: "30-11-2023" },
    ],
    schedule: [schedulePage, { "due-0": "30-11-2023", "amount-0": "100.000.000" }],
    share: [sharePage, { share: "60.000.000" }],
    link: [linkPage, { name: "PT Baru", email: "csr@baru.contoh" }],
    funders: [fundersPage, { partnerId: "01a202b2-5f6a-759a-a778-9d761360a45e" }],
  } as const;

  it.each(Object.keys(steps) as (keyof typeof steps)[])(
    "(%s) stays with what was typed, says so, and saves nothing",
    async (name) => {
      const [page, fields] = steps[name];
      const id = await submitted();
      const before = await readPledge(colleague, id);
      const answer = await post(page, lead.actor, { id }, fields);
      expect(answer).toMatchObject({ status: 422, errors: { "": "pledge_state" }, typed: fields });
      const shown = await page.loader(await asked(lead.actor, "/", { id }));
      expect("pledge" in shown ? shown.pledge.state : shown.state).toBe("submitted");
      expect(await readPledge(colleague, id)).toEqual(before);
    },
  );

  it("is as unknown to a stranger as ever", async () => {
    const stranger = (await makePartner("PT Lain")).actor;
    const id = await submitted();
    for (const [page, fields] of Object.values(steps)) {
      await expect(page.loader(await asked(stranger, "/", { id }))).rejects.toMatchObject({
        name: "NotFound",
      });
      await expect(post(page, stranger, { id }, fields)).rejects.toMatchObject({ name: "NotFound" });
    }
  });

  it("leads to the record, and a second submission or a removal does no harm", async () => {
    const id = await submitted();
    const notice = renderToStaticMarkup(createElement(DraftOver, { state: "submitted", pledgeId: id }));
    expect(notice).toContain(`href="/pledges/${id}"`);
    expect(renderToStaticMarkup(createElement(DraftOver, { state: "returned", pledgeId: id }))).toBe("");
    expect(await post(checkPage, lead.actor, { id }, {})).toMatchObject({ errors: { "": "pledge_state" } });
    expect((await checkPage.loader(await asked(lead.actor, "/", { id }))).pledge.state).toBe("submitted");
    expect((await post(funderRemovalPage, lead.actor, { id }, { partnerId: lead.id })).to).toBe(
      `/pledges/${id}/funders`,
    );
  });
});

describe("the form of a change", () => {
  const form = (changes: Fields = {}): Fields => ({
    ...{ amount: "150.000.000", startsOn: "01-08-2023", endsOn: "30-11-2023" },
    ...{ implementer: "LPK Contoh", implementerKind: "training_centre" },
    ...{ payee: "LPK Contoh", payeeKind: "trainer", why: "Anggaran berubah", seen: "" },
    ...{ "due-0": "30-11-2023", "amount-0": "100.000.000" },
    ...changes,
  });

  it.each([
    [{ amount: "" }, { amount: "required" }],
    [{ endsOn: "01-07-2023" }, { endsOn: "dates_reversed" }],
    [{ implementer: "Kepala Dinas Sosial" }, { implementer: "implementer_is_official" }],
    [{ payee: "Bendahara Umum Daerah" }, { payee: "payee_is_office" }],
    [{ why: "" }, { why: "required" }],
    [{ "due-1": "15-10-2023" }, { "amount-1": "required" }],
    [{ "due-1": "15-10-2023", "amount-1": "1" }, { "due-0": "schedule_sum_differs" }],
    [{ "due-0": "35-11-2023" }, { "due-0": "date" }],
    [{ amount: "100.000.000" }, { "": "amendment_nothing" }],
  ] as const)("filled in as %o keeps what was typed and says %o", async (changes, errors) => {
    const id = await accepted();
    const answer = await post(amendmentPage, lead.actor, { id }, form(changes));
    expect(answer).toMatchObject({ status: 422, errors });
    expect(answer.typed).toMatchObject({ implementer: "LPK Contoh", ...changes });
  });

  it("leads on to the comparison, and shows again what was drafted", async () => {
    const id = await accepted();
    const parts = {
      "due-0": "15-09-2023",
      "amount-0": "50.000.000",
      "due-1": "30-11-2023",
      "amount-1": "100.000.000",
    };
    expect((await post(amendmentPage, lead.actor, { id }, form(parts))).to).toBe(
      `/pledges/${id}/amendment/check`,
    );
    const page = await amendmentPage.loader(await asked(lead.actor, "/", { id }));
    expect(page.stored).toMatchObject({
      amount: 150_000_000,
      "due-0": "2023-09-15",
      "amount-1": 100_000_000,
    });
    expect(page.over).toBe(false);
  });

  it("says so when a colleague drafted one meanwhile, and loses nothing; then it may go over it knowingly", async () => {
    const id = await accepted();
    await post(amendmentPage, colleague, { id }, form({ amount: "120.000.000" }));
    const answer = await post(amendmentPage, lead.actor, { id }, form());
    expect(answer).toMatchObject({ status: 422, errors: { "": "pledge_changed" } });
    expect(answer.typed.amount).toBe("150.000.000");
    const { seen } = await amendmentPage.loader(await asked(lead.actor, "/", { id }));
    expect((await post(amendmentPage, lead.actor, { id }, form({ seen }))).status).toBe(302);
  });

  it("stays with what was typed when the colleague has already proposed one", async () => {
    const id = await accepted();
    const waits = async () => (await pledgePage.loader(await asked(lead.actor, "/", { id }))).may.amendWaits;
    await post(amendmentPage, colleague, { id }, form({ amount: "120.000.000" }));
    expect(await waits()).toBe(false);
    await proposeAmendment(colleague, id);
    expect(await waits()).toBe(true);
    expect(await post(amendmentPage, lead.actor, { id }, form())).toMatchObject({
      status: 422,
      errors: { "": "amendment_waits" },
    });
    expect((await amendmentPage.loader(await asked(lead.actor, "/", { id }))).over).toBe(true);
  });
});

describe("Bappeda's answer to a change", () => {
  it("is the first one's; the second keeps the reason typed and sees that it came too late", async () => {
    const id = await accepted();
    const change = { ...execution, amount: 150_000_000, quantity: null, schedule: null, why: "Naik" };
    const amendmentId = await draftAmendment(lead.actor, id, {
      ...change,
      wishes: { districts: [], group: null },
    });
    await proposeAmendment(lead.actor, id);
    const answer = (why: string) => ({ answer: "accept", why, amendmentId });
    expect(await post(decisionPage, analyst, { id }, { answer: "", why: "", amendmentId })).toMatchObject({
      status: 422,
      errors: { answer: "required", why: "required" },
    });
    expect((await post(decisionPage, analyst, { id }, answer("Sesuai anggaran"))).status).toBe(302);
    const late = await post(decisionPage, second, { id }, answer("Saya juga setuju"));
    expect(late).toMatchObject({ status: 409, errors: { "": "pledge_changed" } });
    expect(late.typed.why).toBe("Saya juga setuju");
    expect((await decisionPage.loader(await asked(second, "/", { id }))).open).toBeNull();
    expect((await readOpenAmendment(analyst, id)).open).toBeNull();
  });
});

describe("two people decide on a pledge at once", () => {
  it("accepts it once; the second sees why not, with the value typed", async () => {
    const id = await submitted();
    const { version } = await readPledge(analyst, id);
    const fields = { agencyId: office.id, unitValue: "5.000.000", version: String(version) };
    expect((await post(acceptancePage, analyst, { id }, fields)).status).toBe(302);
    const late = await post(acceptancePage, second, { id }, { ...fields, unitValue: "4.000.000" });
    expect(late).toMatchObject({ status: 422, errors: { "": "pledge_state" } });
    expect(late.typed.unitValue).toBe("4.000.000");
    expect((await acceptancePage.loader(await asked(second, "/", { id }))).over).toBe(true);
  });

  it("renews it once", async () => {
    const id = await accepted();
    await change(sql`update pledge set agree_by = '2023-07-01' where id = ${id}`);
    await tendPromises();
    expect((await renewalPage.loader(await asked(analyst, "/", { id }))).over).toBe(false);
    expect(await post(renewalPage, analyst, { id }, { reason: "" })).toMatchObject({ status: 422 });
    await renewPledge(second, id, "Tanda tangan menyusul");
    const late = await post(renewalPage, analyst, { id }, { reason: "Disepakati lewat rapat" });
    expect(late).toMatchObject({ status: 409, errors: { "": "pledge_state" } });
    expect(late.typed.reason).toBe("Disepakati lewat rapat");
    expect((await renewalPage.loader(await asked(analyst, "/", { id }))).over).toBe(true);
  });

  it("withdraws it once, and never with other losses than the page showed", async () => {
    const id = await accepted();
    const other = await post(withdrawalPage, lead.actor, { id }, { reason: "Batal", seen: "30" });
    expect(other).toMatchObject({ status: 409, errors: { "": "pledge_changed" } });
    expect(other.typed.reason).toBe("Batal");
    await withdrawPledge(colleague, id, "Sudah diputuskan direksi");
    expect(await post(withdrawalPage, lead.actor, { id }, { reason: "Batal", seen: "0" })).toMatchObject({
      status: 409,
      errors: { "": "pledge_state" },
    });
    expect((await withdrawalPage.loader(await asked(lead.actor, "/", { id }))).over).toBe(true);
  });
});

describe("what was kept of a promise", () => {
  it.each([
    [{ amount: "100.000.001" }, { amount: "note_too_much" }],
    [{ on: "04-07-2023" }, { on: "note_in_future" }],
    [{ reason: "ditransfer ke rek 1234567890" }, { reason: "account_number" }],
    [{ reason: "" }, { reason: "required" }],
    [{ amount: "-5" }, { amount: "number" }],
  ] as const)("is not noted as %o: %o", async (changes, errors) => {
    const id = await accepted();
    await agreePledge(analyst, id, { kind: "mou", number: "1", on: "2023-07-03" });
    const [promise] = (await readPledge(analyst, id)).promises;
    const fields = {
      amount: "40.000.000",
      on: "03-07-2023",
      reason: "Sudah diperiksa di lapangan",
      ...changes,
    };
    const answer = await post(promisePage, analyst, { id, promise: promise!.id }, fields);
    expect(answer).toMatchObject({ status: 422, errors });
    expect(answer.typed).toMatchObject(changes);
  });

  it("is noted in part, then in full, and nobody notes it on a pledge that is not agreed", async () => {
    const id = await accepted();
    const [promise] = (await readPledge(analyst, id)).promises;
    const params = { id, promise: promise!.id };
    const fields = { amount: "40.000.000", on: "03-07-2023", reason: "Tahap pertama" };
    expect(await post(promisePage, analyst, params, fields)).toMatchObject({
      errors: { "": "pledge_state" },
    });
    await agreePledge(analyst, id, { kind: "mou", number: "1", on: "2023-07-03" });
    expect((await post(promisePage, analyst, params, fields)).to).toBe(`/pledges/${id}`);
    expect((await readPledge(analyst, id)).promises[0]).toMatchObject({ kept: 40_000_000, state: "open" });
    await post(promisePage, analyst, params, { ...fields, amount: "100.000.000" });
    expect((await readPledge(analyst, id)).promises[0]).toMatchObject({ state: "kept" });
    const elsewhere = { ...params, promise: (await readPledge(analyst, await accepted())).promises[0]!.id };
    await expect(post(promisePage, analyst, elsewhere, fields)).rejects.toMatchObject({ name: "NotFound" });
  });
});

describe("a signed copy", () => {
  const file = (bytes: string | Uint8Array<ArrayBuffer>, name = "mou.pdf") => new File([bytes], name);
  const upload = (id: string, one: File | string, kind = "mou") =>
    post(uploadPage, lead.actor, { id }, { kind, file: one });

  it("is a PDF or a photograph by its content, whatever its name says, and not too large", async () => {
    const id = await accepted();
    expect(await upload(id, "")).toMatchObject({ status: 422, errors: { file: "file_empty" } });
    expect(await upload(id, file(""))).toMatchObject({ errors: { file: "file_empty" } });
    for (const [bytes, name] of [
      ["<script>alert(1)</script>", "mou.pdf"],
      ["PK\u0003\u0004", "mou.pdf"],
      ["<svg xmlns='http://www.w3.org/2000/svg'/>", "mou.png"],
      [" %PDF-1.7", "mou.pdf"],
    ] as const)
      expect(await upload(id, file(bytes, name)), name).toMatchObject({
        status: 422,
        errors: { file: "file_kind" },
        typed: { kind: "mou" },
      });
    const large = new Uint8Array(largestPaper + 1);
    large.set(Buffer.from("%PDF-1.7\n"));
    expect(await upload(id, file(large))).toMatchObject({ errors: { file: "file_too_large" } });
    expect(await upload(id, file("%PDF-1.7\n"), "piagam")).toMatchObject({ errors: { kind: "choice" } });
    expect((await upload(id, file("%PDF-1.7\n", "MoU.exe"))).to).toBe(`/pledges/${id}/documents`);
    const page = await documentsPage.loader(await asked(lead.actor, "/", { id }));
    expect(page.documents).toMatchObject([{ kind: "mou", signed: true, number: 1 }]);
  });

  it("of an addendum belongs to a change that was accepted", async () => {
    const id = await accepted();
    const unknown = "addendum:01a202b2-5f6a-759a-a778-9d761360a45e";
    expect(await upload(id, file("%PDF-1.7\n"), unknown)).toMatchObject({
      errors: { kind: "amendment_unknown" },
    });
  });
});

describe("a comment", () => {
  it("that is too long, or holds a number it may not hold, is kept on the page as it was typed", async () => {
    const id = await accepted();
    for (const [body, code] of [
      ["a".repeat(longestComment + 1), "comment_too_long"],
      ["   ", "comment_empty"],
      ["NIK 3216 1801 0101 9001", "identity_number"],
      ["kirim ke rek 1234567890", "account_number"],
    ] as const) {
      const answer = await post(commentsPage, lead.actor, { id }, { body });
      expect(answer).toMatchObject({ status: 422, errors: { body: code } });
      expect(answer.typed.body).toBe(body);
    }
    const lines = `Baris pertama\r\n${"b".repeat(longestComment - 14)}`;
    expect((await post(commentsPage, lead.actor, { id }, { body: lines })).to).toContain("saved");
  });

  it("is written once, however often its button is pressed", async () => {
    const id = await accepted();
    const { key } = await commentsPage.loader(await asked(lead.actor, "/", { id }));
    const twice = { body: "Kapan serah terima?", key };
    await Promise.all([
      post(commentsPage, lead.actor, { id }, twice),
      post(commentsPage, lead.actor, { id }, twice),
    ]);
    const page = await commentsPage.loader(await asked(office.head, "/", { id }));
    expect(page.comments.map(({ body }) => body)).toEqual(["Kapan serah terima?"]);
  });
});

it.each([["implementer"], ["payee"]] as const)(
  "says beside %s that the account number typed there must go",
  async (field) => {
    const target = { kind: "training_seat", programId: null, need: "skills" } as const;
    const id = await draftPledge(lead.actor, target);
    const fields = {
      ...{ implementer: "LPK Contoh", implementerKind: "training_centre" },
      ...{ payee: "LPK Contoh", payeeKind: "trainer" },
      ...{ startsOn: "01-08-2023", endsOn: "30-11-2023" },
      [field]: "rek 1234567890123",
    };
    const answer = await post(executionPage, lead.actor, { id }, fields);
    expect(answer).toMatchObject({ status: 422, errors: { [field]: "account_number" } });
  },
);
