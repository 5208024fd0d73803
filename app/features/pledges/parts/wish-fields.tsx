import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { CheckboxGroup, RadioGroup } from "~/ui/choice-fields";
import type { NeedCells } from "../cell-queries.server";
import type { WishGroup } from "../rules/wishes";
import { wishGroupLabels } from "./labels";

type WishFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  districts: readonly { code: string; name: string }[];
  groups: readonly WishGroup[];
  cells: NeedCells | null;
  fewerThan: number;
};

/** Place and group, each with its published count; the two are never combined. */
export function WishFields({ fields, districts, groups, cells, fewerThan }: WishFieldsProps) {
  const group = fields.one("group");
  const counts = new Map(cells?.districts.map(({ code, count }) => [code, count]));
  const groupCounts = new Map(cells?.groups.map(({ group: code, count }) => [code, count]));
  const words = (count: number | null) =>
    count === null
      ? m.pledges_open_few({ n: formatCount(fewerThan) })
      : m.pledges_open_count({ n: formatCount(count) });
  const ofDistrict = (code: string) => (cells ? words(counts.get(code) ?? null) : undefined);
  const ofGroup = (code: WishGroup) => {
    const count = groupCounts.get(code);
    return count === undefined ? undefined : words(count);
  };
  return (
    <>
      <CheckboxGroup
        {...fields.many("districts")}
        optional
        label={m.pledges_field_districts()}
        hint={m.pledges_field_districts_hint()}
        options={districts.map(({ code, name }) => ({ value: code, label: name, figure: ofDistrict(code) }))}
      />
      <RadioGroup
        {...group}
        defaultValue={group.defaultValue ?? ""}
        label={m.pledges_field_group()}
        hint={m.pledges_need_not_crossed()}
        options={[
          { value: "", label: m.pledges_field_group_any() },
          ...groups.map((code) => ({ value: code, label: wishGroupLabels[code](), figure: ofGroup(code) })),
        ]}
      />
    </>
  );
}
