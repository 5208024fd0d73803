import { Details } from "~/ui/details";
import { FieldGroup, wiring } from "~/ui/field";
import type { Area } from "~/features/programs/areas";

type VillageChoicesProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  defaultValue: readonly string[];
  areas: readonly Area[];
};

/** Any number of desa, folded below their kecamatan: without a script, and the browser's own search finds them. */
export function VillageChoices({ areas, defaultValue, ...props }: VillageChoicesProps) {
  const { id: base } = wiring(props);
  const first = areas.flatMap(({ villages }) => villages)[0]?.code;
  return (
    <FieldGroup {...props}>
      {areas.map((area) => (
        <Details
          key={area.code}
          summary={area.name}
          open={area.villages.some(({ code }) => defaultValue.includes(code))}
        >
          <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
            {area.villages.map(({ code, name }) => {
              const id = code === first ? base : `${base}-${code}`;
              return (
                <label key={code} htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
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
            })}
          </div>
        </Details>
      ))}
    </FieldGroup>
  );
}
