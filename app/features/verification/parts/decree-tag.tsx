import { m } from "~/platform/i18n/generated/messages";
import { Tag } from "~/ui/tag";

type DecreeTagProps = { state: "draft" | "recorded" | "revoked"; validTo: string | null; today: string };

/** Draft, in force, over or revoked. */
export function DecreeTag({ state, validTo, today }: DecreeTagProps) {
  if (state === "draft") return <Tag word={m.verification_decree_state_draft()} shape="half" family="plum" />;
  if (state === "revoked")
    return <Tag word={m.verification_decree_state_revoked()} shape="stopped" family="plum" />;
  if (validTo !== null && validTo < today)
    return <Tag word={m.verification_decree_over()} shape="stopped" family="plum" />;
  return <Tag word={m.verification_decree_state_recorded()} shape="done" family="plum" />;
}
