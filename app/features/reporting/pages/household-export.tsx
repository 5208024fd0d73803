import { Readable } from "node:stream";
import { type ActionFunctionArgs, createReadableStreamFromReadable, redirect } from "@remix-run/node";
import { RuleBroken } from "~/platform/access/errors";
import { m } from "~/platform/i18n/generated/messages";
import { writeCsv, writeXlsx } from "~/platform/spreadsheets/write-sheet";
import { readRegisterFilter } from "~/features/households/register-filter";
import { exportRegister } from "~/features/households/register-queries.server";
import { stateWords } from "~/features/verification/parts/labels";
import { householdStates, type HouseholdState } from "~/features/verification/rules/states";

export const loader = () => redirect("/households");

/** The register as a file: the rows that the same address shows on screen, all of them. */
export async function action({ context, request }: ActionFunctionArgs) {
  const reason = String(context.form.get("reason") ?? "")
    .trim()
    .slice(0, 300);
  if (!reason) throw new RuleBroken("reason_needed");
  const filter = readRegisterFilter(new URL(request.url).searchParams, householdStates, 1);
  const found = await exportRegister(context.actor, filter, reason);
  const sheet = {
    name: m.households_register_list_title(),
    header: [
      m.households_register_code(),
      m.households_register_name(),
      m.households_register_village(),
      m.households_register_decile(),
      m.households_register_size(),
      m.households_register_state(),
      m.households_register_listed(),
    ],
    rows: found.map((row) => [
      row.caseCode,
      row.headName,
      row.place,
      row.decile,
      row.size,
      stateWords[row.state as HouseholdState](),
      row.firstListedOn,
    ]),
  };
  const csv = context.form.get("format") === "csv";
  const stream: Readable = csv ? writeCsv(sheet) : writeXlsx(sheet);
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      "Content-Type": csv
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="households-${context.today}.${csv ? "csv" : "xlsx"}"`,
    },
  });
}
