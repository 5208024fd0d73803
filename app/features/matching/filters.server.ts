import { isId, pageNumber } from "~/platform/forms/form.server";
import { isNeedCode } from "~/features/needs/catalogue";
import type { LineFilter } from "./queries.server";
import { outcomes } from "./rules/run";

/** What the address of a list of a run asks for; what makes no sense is left out. */
export function readLineFilter(url: URL): LineFilter {
  const { searchParams } = url;
  const offer = searchParams.get("offer") ?? undefined;
  const need = searchParams.get("need") ?? "";
  return {
    outcome: outcomes.find((one) => one === searchParams.get("outcome")) ?? null,
    need: isNeedCode(need) ? need : null,
    offerId: isId(offer) ? offer : null,
    ...readPlaceFilter(url),
  };
}

export function readPlaceFilter(url: URL): { district: string | null; code: string | null; page: number } {
  const district = url.searchParams.get("district") ?? "";
  const code = (url.searchParams.get("code") ?? "").trim().toUpperCase();
  return {
    district: /^\d\d\.\d\d\.\d\d$/.test(district) ? district : null,
    code: /^[A-Z0-9-]{1,40}$/.test(code) ? code : null,
    page: pageNumber(url),
  };
}
