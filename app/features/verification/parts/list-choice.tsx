import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { CheckboxGroup } from "~/ui/choice-fields";

type ChoosableList = {
  id: string;
  village: string;
  district: string;
  households: number;
  heldUp?: number;
  unclear?: number;
};

/** Village lists to act on together; all are chosen at first, one village's delay is a mark taken away. */
export function ListChoice({ rounds, error }: { rounds: readonly ChoosableList[]; error?: string }) {
  return (
    <CheckboxGroup
      name="list"
      label={m.verification_announce_choose()}
      error={error}
      defaultValue={rounds.filter((round) => !round.unclear).map((round) => round.id)}
      options={rounds.map((round) => ({
        value: round.id,
        label: m.verification_announce_option({
          village: round.village,
          district: round.district,
          n: formatCount(round.households),
          count: round.households,
        }),
        hint: round.unclear
          ? m.verification_decree_unclear()
          : round.heldUp
            ? m.verification_decree_held_up({ n: formatCount(round.heldUp), count: round.heldUp })
            : undefined,
        disabled: Boolean(round.unclear),
      }))}
    />
  );
}
