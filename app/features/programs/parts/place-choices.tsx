import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { FieldGroup } from "~/ui/field";
import { wiring } from "~/ui/field";
import { Details } from "~/ui/details";
import type { Area } from "../areas";

/**
 * Kecamatan with their desa folded below them: two hundred desa without a script, and the browser's own search finds them.
 * `control` draws the field of one place.
 */
export function PlaceTree({
  areas,
  isOpen,
  control,
}: {
  areas: readonly Area[];
  /** Whether a desa of this kecamatan is filled in. */
  isOpen: (area: Area) => boolean;
  control: (place: { code: string; name: string }) => ReactNode;
}) {
  return (
    <ul className="grid gap-2">
      {areas.map((area) => (
        <li key={area.code} className="border-t border-line pt-2">
          {control(area)}
          <Details summary={m.programs_place_villages({ district: area.name })} open={isOpen(area)}>
            <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
              {area.villages.map((village) => (
                <div key={village.code}>{control(village)}</div>
              ))}
            </div>
          </Details>
        </li>
      ))}
    </ul>
  );
}

type PlaceChoicesProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  defaultValue: readonly string[];
  areas: readonly Area[];
};

/** Any number of kecamatan and desa. */
export function PlaceChoices({ areas, defaultValue, ...props }: PlaceChoicesProps) {
  const { id: base } = wiring(props);
  const first = areas[0]?.code;
  return (
    <FieldGroup {...props} optional>
      <PlaceTree
        areas={areas}
        isOpen={(area) => area.villages.some(({ code }) => defaultValue.includes(code))}
        control={({ code, name }) => {
          const id = code === first ? base : `${base}-${code}`;
          return (
            <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
              <input
                id={id}
                name={props.name}
                value={code}
                type="checkbox"
                defaultChecked={defaultValue.includes(code)}
                className="choice"
              />
              <span className="wrap-anywhere">{name}</span>
            </label>
          );
        }}
      />
    </FieldGroup>
  );
}
