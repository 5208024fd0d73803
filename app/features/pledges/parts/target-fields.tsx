import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { RadioGroup, SelectField } from "~/ui/choice-fields";
import { isNeedCode, needCatalogue, needCodes, pledgeForms, type NeedCode } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels } from "~/features/needs/parts/labels";
import { kindHints } from "./labels";

type Programs = readonly { id: string; name: string; need: string; agencyName: string }[];

type TargetFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  programs: Programs;
  /** Already chosen in the market, as `program:<id>` or `need:<code>`: it is said, not asked, and may be changed. */
  chosen?: { target: string; changeHref: string };
};

/** What kind of support, towards which program or need. */
export function TargetFields({ fields, programs, chosen }: TargetFieldsProps) {
  const known = chosen && targetOf(chosen.target, programs);
  const kinds = known ? needCatalogue[known.need].pledgeForms : pledgeForms;
  return (
    <>
      {known ? (
        <div className="grid gap-1 border-s-4 border-river ps-4">
          <p className="text-sm text-ink-soft">{m.pledges_field_target()}</p>
          <p className="font-semibold wrap-anywhere">{known.name}</p>
          {known.by ? <p className="text-sm text-ink-soft wrap-anywhere">{known.by}</p> : null}
          <p>
            <a className="link inline-block min-h-6" href={chosen.changeHref}>
              {m.pledges_target_other()}
            </a>
          </p>
          <input type="hidden" name="target" value={chosen.target} />
        </div>
      ) : null}
      <RadioGroup
        {...fields.one("kind")}
        label={m.pledges_field_kind()}
        options={kinds.map((value) => ({
          value,
          label: pledgeFormLabels[value](),
          hint: kindHints[value](),
        }))}
      />
      {known ? null : <TargetChoice fields={fields} programs={programs} />}
    </>
  );
}

function TargetChoice({ fields, programs }: Omit<TargetFieldsProps, "chosen">) {
  const pledgeable = needCodes.filter((code) => needCatalogue[code].pledgeForms.length > 0);
  return (
    <SelectField
      {...fields.one("target")}
      label={m.pledges_field_target()}
      options={[
        {
          group: m.pledges_target_programs(),
          options: programs.map(({ id, name, agencyName }) => ({
            value: `program:${id}`,
            label: `${name} (${agencyName})`,
          })),
        },
        {
          group: m.pledges_target_needs(),
          options: pledgeable.map((code) => ({ value: `need:${code}`, label: needLabels[code]() })),
        },
      ]}
    />
  );
}

function targetOf(
  target: string,
  programs: Programs,
): { name: string; by: string | null; need: NeedCode } | null {
  const need = target.replace("need:", "");
  if (isNeedCode(need)) return { name: needLabels[need](), by: null, need };
  const program = programs.find(({ id }) => target === `program:${id}`);
  return program && isNeedCode(program.need)
    ? { name: program.name, by: program.agencyName, need: program.need }
    : null;
}
