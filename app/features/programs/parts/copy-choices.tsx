import { m } from "~/platform/i18n/generated/messages";
import { Details } from "~/ui/details";

/** Programs of the own agency that a new one may start from. */
export function CopyChoices({
  copies,
}: {
  copies: readonly { id: string; name: string; reference: string }[];
}) {
  return (
    <Details summary={m.programs_copy_choices()}>
      <ul className="grid gap-2">
        {copies.map(({ id, name, reference }) => (
          <li key={id}>
            <a href={`/programs/${id}/copy`} className="link wrap-anywhere">
              {name}
            </a>{" "}
            <span className="text-sm text-ink-soft">{reference}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
