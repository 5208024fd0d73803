import { m } from "~/platform/i18n/generated/messages";

type FamilyPlaceProps = { address: string | null; rt: string | null; rw: string | null };

/** Where a family lives: address, RT and RW. */
export function FamilyPlace({ address, rt, rw }: FamilyPlaceProps) {
  return (
    <>
      {address}
      {rt || rw ? (
        <span className="block text-sm text-ink-soft">
          {m.verification_rt_rw({ rt: rt ?? "–", rw: rw ?? "–" })}
        </span>
      ) : null}
    </>
  );
}
