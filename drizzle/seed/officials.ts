import type { Actor } from "~/platform/access/actor";
import type { AgencyKind } from "~/features/accounts/rules";
import type { Cast, SeedPartner } from "./accounts";
import type { Officers } from "./chain";
import type { Village } from "./stage";
import type { Office } from "./supply";

export type CastWishes = {
  /** The planning agency's short name: it differs from region to region. */
  planning: string;
  /** Villages and kecamatan whose people anybody may play, by code, with their titles. */
  played: Record<string, string>;
  /** What stands before the name and in the address of all other villages. */
  village: { title: string; at: "desa" | "kelurahan" };
};

/** Those who hold the chain of every demo together; whom nobody needs to play sits at a `wilayah.` address. */
export function castOfficials(
  cast: Cast,
  villages: readonly Village[],
  { planning, played, village: other }: CastWishes,
): Officers {
  const analyst = cast.add("bappeda_analyst", `Analis ${planning}`);
  const head = cast.add("bappeda_head", `Kepala ${planning}`);
  const registrar = cast.add("registrar", "Petugas Data Dinas Sosial");
  cast.add("registrar", "Petugas Sanggah Dinas Sosial");
  cast.add("registry_officer", "Petugas Disdukcapil");
  cast.add("executive", "Sekretaris Daerah");
  cast.add("auditor", "Inspektorat");
  cast.add("administrator", "Administrator Portal");
  cast.invite("auditor", "Inspektur Pembantu (diundang)", "inspektur-pembantu");

  const seated: Record<string, string> = {};
  const roleAt = (code: string) => (code.length === 8 ? "district_officer" : "village_officer");
  for (const [code, title] of Object.entries(played))
    seated[code] = cast.add(roleAt(code), title, { scope: code });
  const seat = (code: string, title: string, at: string) => {
    seated[code] ??= cast.add(roleAt(code), title, { scope: code }, `${at}-${code.replaceAll(".", "")}`);
  };
  for (const { code, name, district, districtName } of villages) {
    seat(code, `${other.title} ${name}`, other.at);
    seat(district, `Camat ${districtName}`, "kecamatan");
  }
  return {
    village: (code) => seated[code]!,
    district: (code) => seated[code.slice(0, 8)]!,
    registrar,
    analyst,
    head,
  };
}

/** An office with the two people who make and approve its programs. */
export function castOffice(
  cast: Cast,
  code: string,
  name: string,
  kind: AgencyKind,
): Office & { agencyId: string } {
  const agencyId = cast.agency({ code, name, kind });
  return {
    agencyId,
    operator: cast.actor(cast.add("agency_operator", `Operator ${name}`, { agencyId })),
    head: cast.actor(cast.add("agency_head", `Kepala ${name}`, { agencyId })),
  };
}

/** A partner that Bappeda has admitted, and the person who acts for it. */
export function castPartner(cast: Cast, analyst: string, one: Omit<SeedPartner, "state">): Actor {
  const partnerId = cast.partner({ ...one, state: "admitted" }, analyst);
  return cast.actor(cast.add("partner", one.name, { partnerId }));
}
