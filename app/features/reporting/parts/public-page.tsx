import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount, type AmountValue } from "~/ui/amount";
import { DataTable, type Column } from "~/ui/data-table";
import { Details } from "~/ui/details";
import { Section } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { TaskList } from "~/ui/task-list";
import type { PublicHouse } from "../public-cells.server";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { NeedHouse, publicRooms } from "./need-house";

/** What anybody may know: the house, the kecamatan, what one can do, and how it works. */
export function PublicPage({ region, house }: { region: string; house: PublicHouse | null }) {
  return (
    <>
      {house ? <PublicFigure region={region} house={house} /> : null}
      <WhatYouCanDo />
      {house && house.all.listed !== null ? <Places house={house} /> : null}
      <HowItWorks />
      <Section title={m.reporting_public_complaint_title()} id="complaints">
        <p className="max-w-text">{m.reporting_public_complaint_text()}</p>
      </Section>
    </>
  );
}

function PublicFigure({ region, house }: { region: string; house: PublicHouse }) {
  const { listed, served } = house.all;
  const few = `< ${formatCount(house.fewerThan)}`;
  const sentence =
    listed === null
      ? m.reporting_public_sentence_none()
      : served === null
        ? m.reporting_public_sentence_few({ listed: formatCount(listed) })
        : m.reporting_public_sentence({
            listed: formatCount(listed),
            served: formatCount(served),
          });
  return (
    <NeedHouse
      title={m.reporting_house_title({ region })}
      sentence={
        <>
          {sentence}
          <span className="mt-1 block font-sans text-base font-normal text-pretty text-ink-soft">
            {m.reporting_public_house_hint()}
          </span>
        </>
      }
      rooms={publicRooms(house.rooms, house.fewerThan)}
      roof={{
        listed: listed === null ? few : formatCount(listed),
        served: served === null ? few : formatCount(served),
        waiting: waitingText(house),
      }}
      date={house.asOf}
    />
  );
}

/** With the served hidden, the rest is only known to be at least so many; both are rounded. */
function waitingText({ all: { listed, served }, fewerThan, step }: PublicHouse): string {
  if (listed === null) return `< ${formatCount(fewerThan)}`;
  return served === null
    ? `≥ ${formatCount(Math.max(0, listed - fewerThan - step))}`
    : formatCount(listed - served);
}

function Places({ house }: { house: PublicHouse }) {
  const rows = [
    ...house.places.map(({ code, name, listed, served }) => ({ key: code, name, listed, served })),
    ...(house.few.length > 0
      ? [
          {
            key: "few",
            name: m.reporting_public_places_few({ count: house.few.length }),
            listed: null,
            served: null,
          },
        ]
      : []),
  ];
  const shown = (count: Shown): AmountValue => count ?? { hiddenBelow: house.fewerThan };
  return (
    <Section title={m.reporting_public_places_title()}>
      <DataTable<Row & { key: string; name: string }>
        caption={m.reporting_public_places_caption()}
        phone="scroll"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "name", header: m.reporting_word_district(), rowHeader: true, cell: (row) => row.name },
          {
            key: "listed",
            header: m.reporting_word_listed(),
            numeric: true,
            cell: (row) => <Amount terse value={shown(row.listed)} />,
          },
          ...(rows.every(({ served }) => served === null) ? [] : servedColumns()),
        ]}
      />
      {house.few.length > 0 ? (
        <p className="max-w-text text-sm text-ink-soft">
          {m.reporting_public_places_few_names({ names: house.few.join(", ") })}
        </p>
      ) : null}
      <SourceLine source={m.reporting_source_register()} date={formatDate(house.asOf)} />
      <Details summary={m.reporting_public_hidden_title()}>
        <p>
          {m.disclosure_note({
            ...{ step: formatCount(house.step), few: formatCount(house.fewerThan) },
            date: formatDate(house.nextOn),
          })}
        </p>
      </Details>
    </Section>
  );
}

type Row = { listed: Shown; served: Shown };

/** Left out while nothing in them may be shown. */
function servedColumns(): Column<Row>[] {
  return [
    { key: "served", header: m.reporting_word_served(), numeric: true, cell: (row) => <Served row={row} /> },
    {
      key: "waiting",
      header: m.reporting_word_remaining(),
      numeric: true,
      cell: (row) => <Remaining row={row} />,
    },
  ];
}

function Served({ row }: { row: Row }) {
  return row.served === null ? <Veiled /> : <Amount value={row.served} />;
}

function Remaining({ row }: { row: Row }) {
  return row.served === null || row.listed === null ? <Veiled /> : <Amount value={row.listed - row.served} />;
}

function Veiled() {
  return (
    <span className="text-plum">
      <span aria-hidden="true">•••</span>
      <span className="sr-only">{m.reporting_public_veiled()}</span>
    </span>
  );
}

function WhatYouCanDo() {
  return (
    <Section title={m.reporting_public_do_title()}>
      <TaskList
        tasks={[
          {
            title: m.reporting_public_do_objection(),
            href: "/objections/new",
            hint: m.reporting_public_do_objection_hint(),
          },
          {
            title: m.reporting_public_do_market(),
            href: "/needs-market",
            hint: m.reporting_public_do_market_hint(),
          },
          {
            title: m.reporting_public_do_partner(),
            href: "/partners/registration",
            hint: m.reporting_public_do_partner_hint(),
          },
          {
            title: m.reporting_public_do_sign_in(),
            href: "/sign-in",
            hint: m.reporting_public_do_sign_in_hint(),
          },
        ]}
      />
    </Section>
  );
}

function HowItWorks() {
  const steps = [
    m.reporting_public_step_1(),
    m.reporting_public_step_2(),
    m.reporting_public_step_3(),
    m.reporting_public_step_4(),
    m.reporting_public_step_5(),
  ];
  return (
    <Section title={m.reporting_public_steps_title()}>
      <ol className="grid max-w-text list-decimal gap-2 ps-6">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
  );
}
