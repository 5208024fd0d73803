import type { LoaderFunctionArgs } from "@remix-run/node";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import { overviewFilter, readOverview, type Overview } from "../overview-queries.server";
import { countHeaders, placesCaption } from "../parts/overview-tables";
import { unitWords } from "../parts/words";
import { answerWithSheet } from "../sheet-answer.server";

/** One table of the overview as a file: the lines that the same address shows on screen. Counts only, no names. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const overview = await readOverview(context.actor, overviewFilter(searchParams));
  const places = searchParams.get("table") === "places";
  const name = places ? m.reporting_overview_file_places() : m.reporting_overview_file_needs();
  return answerWithSheet(
    places ? placeSheet(overview) : needSheet(overview),
    `${name}-${overview.on}`,
    searchParams.get("format"),
  );
}

function needSheet({ needs, place }: Overview) {
  const columns = countHeaders();
  return {
    name: m.reporting_overview_needs_caption({ place }),
    header: [m.reporting_word_need(), m.reporting_word_unit(), ...columns.map(({ header }) => header)],
    rows: needs.map((line) => [
      needLabels[line.need](),
      unitWords[line.unit](),
      ...columns.map(({ key }) => line[key]),
    ]),
  };
}

function placeSheet(overview: Overview) {
  const columns = countHeaders();
  const { places, placesTotal: total, filter } = overview;
  const content = (value: number | null) => (total.content === null ? [] : [value ?? 0]);
  return {
    name: placesCaption(overview),
    header: [
      m.reporting_word_code(),
      filter.district ? m.reporting_word_village() : m.reporting_word_district(),
      ...columns.map(({ header }) => header),
      ...(total.content === null ? [] : [m.reporting_word_content()]),
    ],
    rows: [
      ...places.map((line) => [
        line.code,
        line.name,
        ...columns.map(({ key }) => line[key]),
        ...content(line.content),
      ]),
      ["", m.reporting_word_total(), ...columns.map(({ key }) => total[key]), ...content(total.content)],
    ],
  };
}
