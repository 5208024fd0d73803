import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import { exportForgotten } from "../forgotten-commands.server";
import { overviewFilter } from "../overview-queries.server";
import { answerWithSheet } from "../sheet-answer.server";

export const loader = () => redirect("/forgotten");

/** The forgotten as a file: the rows that the same address shows on screen, all of them. Logged. */
export async function action({ context, request }: ActionFunctionArgs) {
  const filter = overviewFilter(new URL(request.url).searchParams);
  const found = await exportForgotten(context.actor, filter);
  const sheet = {
    name: m.reporting_forgotten_title(),
    header: [
      m.reporting_forgotten_code(),
      m.reporting_forgotten_household(),
      m.reporting_word_village(),
      m.reporting_word_district(),
      m.reporting_forgotten_decile(),
      m.reporting_forgotten_size(),
      m.reporting_forgotten_needs(),
      m.reporting_forgotten_since(),
      m.reporting_forgotten_days(),
    ],
    rows: found.map((row) => [
      row.caseCode,
      row.headName,
      row.villageName,
      row.districtName,
      row.decile ?? m.reporting_forgotten_decile_unknown(),
      row.size,
      row.needs.map((need) => needLabels[need]()).join(", "),
      row.since,
      row.days,
    ]),
  };
  return answerWithSheet(
    sheet,
    `${m.reporting_forgotten_file()}-${context.today}`,
    String(context.form.get("format") ?? ""),
  );
}
