import { useState } from "react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Details } from "~/ui/details";
import { FieldGroup } from "~/ui/field";
import type { Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import { countTyped, quotaField } from "../division";
import type { Area } from "../areas";
import { PlaceNumber } from "./place-number";
import type { programFields } from "./program-fields";

type Fields = ReturnType<typeof programFields>;

/** What is divided so far, reckoned anew with every change of the form; `quota` is what the form itself says, if it does. */
export function useDivision(fields: Fields, areas: readonly Area[], quota: number) {
  const codes = areas.flatMap((area) => [area.code, ...area.villages.map(({ code }) => code)]);
  const [typed, setTyped] = useState(() => ({
    quota,
    ...countTyped(codes.map((code) => [code, fields.one(quotaField(code)).defaultValue ?? ""])),
  }));
  return {
    ...typed,
    onChange: (form: HTMLFormElement) => {
      const data = new FormData(form);
      const own = data.get("quota");
      setTyped({
        quota: typeof own === "string" ? countTyped([["", own]]).sum : quota,
        ...countTyped(codes.map((code) => [code, String(data.get(quotaField(code)) ?? "")])),
      });
    },
  };
}

type DivisionFieldsProps = {
  fields: Fields;
  areas: readonly Area[];
  unit: Unit;
  division: ReturnType<typeof useDivision>;
  /** Open needs that fit, by code; places without one fold to the end. */
  needs?: Readonly<Record<string, number>>;
};

/** Places by kecamatan, its desa folded below, and what is left to divide kept in sight. */
export function DivisionFields({ fields, areas, unit, division, needs }: DivisionFieldsProps) {
  const filled = (code: string) => Boolean(fields.one(quotaField(code)).defaultValue);
  const idle = (area: Area) =>
    needs !== undefined && !needs[area.code] && ![area, ...area.villages].some(({ code }) => filled(code));
  const row = (area: Area) => (
    <AreaRow key={area.code} area={area} {...{ fields, unit, division, needs, filled }} />
  );
  const rest = areas.filter(idle);
  return (
    <>
      <FieldGroup
        name="quota-parts"
        optional
        error={fields.one("quota-parts").error}
        label={m.programs_field_quota_parts()}
        hint={m.programs_field_quota_parts_hint()}
      >
        <ul className="grid">{areas.filter((area) => !idle(area)).map(row)}</ul>
        {rest.length > 0 ? (
          <Details summary={m.programs_division_idle({ n: formatCount(rest.length) })}>
            <ul className="grid">{rest.map(row)}</ul>
          </Details>
        ) : null}
      </FieldGroup>
      <DivisionLine division={division} unit={unit} />
    </>
  );
}

function AreaRow({
  area,
  fields,
  unit,
  division,
  needs,
  filled,
}: Omit<DivisionFieldsProps, "areas"> & { area: Area; filled: (code: string) => boolean }) {
  const hint = (code: string) =>
    needs ? m.programs_place_needs({ n: formatCount(needs[code] ?? 0) }) : undefined;
  const box = ({ code, name }: { code: string; name: string }) => (
    <PlaceNumber key={code} {...fields.one(quotaField(code))} label={name} hint={hint(code)} />
  );
  const comesFirst = ({ code }: { code: string }) => !needs || Boolean(needs[code]) || filled(code);
  const first = area.villages.filter(comesFirst);
  const others = area.villages.filter((village) => !comesFirst(village));
  const below = division.below.get(area.code) ?? 0;
  return (
    <li className="border-t border-line py-2">
      <PlaceNumber {...fields.one(quotaField(area.code))} label={area.name} hint={hint(area.code)} strong />
      <Details
        summary={
          <>
            {m.programs_place_villages({ district: area.name })}
            {below > 0 ? <b>{` ${formatCount(below)} ${unitLabels[unit](below)}`}</b> : null}
          </>
        }
        open={area.villages.some(({ code }) => filled(code))}
      >
        <div className="grid gap-2">
          {first.map(box)}
          {others.length > 0 && first.length > 0 ? (
            <Details summary={m.programs_division_idle_villages({ n: formatCount(others.length) })}>
              <div className="grid gap-2">{others.map(box)}</div>
            </Details>
          ) : (
            others.map(box)
          )}
        </div>
      </Details>
    </li>
  );
}

/** What is left to divide, or too much; without a script as it was when the page came. */
function DivisionLine({
  division: { sum, quota },
  unit,
}: {
  division: ReturnType<typeof useDivision>;
  unit: Unit;
}) {
  const say = { sum: formatCount(sum), quota: formatCount(quota), unit: unitLabels[unit](quota) };
  const off = formatCount(Math.abs(quota - sum));
  return (
    <div className="count-line sticky bottom-0 z-10 border-t-4 border-river bg-paper py-3 print:static">
      <p role="status" className="font-semibold">
        {sum === 0
          ? m.programs_division_none({ ...say })
          : sum === quota
            ? m.programs_division_even({ ...say })
            : sum < quota
              ? m.programs_division_left({ ...say, off })
              : m.programs_division_over({ ...say, off })}
      </p>
    </div>
  );
}
