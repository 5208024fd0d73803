import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { SummaryRow } from "~/ui/summary-list";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels, unitLabels } from "~/features/needs/parts/labels";
import { criteriaText } from "~/features/programs/parts/criteria-sentences";
import type { PledgeRecord } from "../record-queries.server";
import { placesOf, type AgreementKind, type ImplementerKind, type PayeeKind } from "../rules";
import { quantityOf, type PledgeStep } from "../rules/completeness";
import { kindFields } from "../rules/details";
import { criteriaOfWishes } from "../rules/wishes";
import { detailText } from "./detail-text";
import { agreementLabels, detailLabels, implementerLabels, payeeLabels } from "./labels";
import { amountText, targetText } from "./pledge-words";

type Change = (step: PledgeStep) => string | undefined;
const unchanged: Change = () => undefined;
type Pledge = PledgeRecord & { placeNames: Record<string, string> };

export function targetRows(pledge: Pledge, change: Change = unchanged): SummaryRow[] {
  const changeHref = change("target");
  return [
    { label: m.pledges_field_kind(), value: pledgeFormLabels[pledge.kind](), changeHref },
    { label: m.pledges_record_target(), value: targetText(pledge), changeHref },
    ...(pledge.programName && pledge.need
      ? [{ label: m.pledges_market_need(), value: needLabels[pledge.need]() }]
      : []),
    ...(pledge.agencyName ? [{ label: m.pledges_record_agency(), value: pledge.agencyName }] : []),
  ];
}

export function amountRows(pledge: Pledge, change: Change = unchanged): SummaryRow[] {
  const changeHref = change("amount");
  const unitName = pledge.need ? unitLabels[needCatalogue[pledge.need].unit](1) : "";
  const worth = pledge.kind !== "fund" && pledge.amount !== null;
  const divided = pledge.kind === "fund" && Boolean(pledge.unitValue);
  return [
    { label: m.pledges_record_amount(), value: amountText(pledge), changeHref },
    ...(worth
      ? [{ label: m.pledges_field_worth(), value: formatRupiah(pledge.amount ?? 0), changeHref }]
      : []),
    ...(divided
      ? [
          {
            label: m.pledges_record_unit_value(),
            value: `${formatRupiah(pledge.unitValue ?? 0)} / ${unitName}`,
          },
        ]
      : []),
    ...placeRows(pledge),
    ...kindFields[pledge.kind].flatMap(({ key }) => {
      const value = detailText(key, pledge.details);
      return value ? [{ label: detailLabels[key](), value, changeHref }] : [];
    }),
    ...(pledge.description
      ? [{ label: m.pledges_field_description(), value: pledge.description, changeHref }]
      : []),
  ];
}

/** Places and what is left over, as soon as both can be known. */
function placeRows(pledge: Pledge): SummaryRow[] {
  const quantity = quantityOf(pledge);
  const inUnits = (places: number) =>
    pledge.need
      ? `${formatCount(places)} ${unitLabels[needCatalogue[pledge.need].unit](places)}`
      : formatCount(places);
  if (!pledge.seesSum)
    return pledge.places === null
      ? []
      : [{ label: m.pledges_record_places(), value: inUnits(pledge.places) }];
  const result = quantity === null ? null : placesOf(quantity, pledge.unitValue);
  if (result === null || typeof result === "string") return [];
  const places = pledge.places ?? result.places;
  return [
    { label: m.pledges_record_places(), value: inUnits(places) },
    ...(result.remainder > 0
      ? [{ label: m.pledges_record_remainder(), value: formatRupiah(result.remainder) }]
      : []),
  ];
}

export function wishRows(pledge: Pledge, change: Change = unchanged): SummaryRow[] {
  const { districts, group } = pledge.wishes;
  const any = districts.length > 0 || group !== null;
  const recipient = pledge.need ? needCatalogue[pledge.need].recipient : "household";
  const text = criteriaText(
    criteriaOfWishes(pledge.wishes),
    recipient,
    (code) => pledge.placeNames[code] ?? code,
  );
  return [
    {
      label: m.pledges_wishes_title(),
      value: any ? text : m.pledges_record_wishes_none(),
      changeHref: change("wishes"),
    },
  ];
}

export function executionRows(pledge: Pledge, change: Change = unchanged): SummaryRow[] {
  const changeHref = change("execution");
  const { implementer, implementerKind, payee, payeeKind, startsOn, endsOn } = pledge;
  const none = m.pledges_record_none();
  const who = (name: string | null, kind: string | null) => [name, kind].filter(Boolean).join(", ") || none;
  return [
    {
      label: m.pledges_field_implementer(),
      value: who(implementer, implementerKind && implementerLabels[implementerKind as ImplementerKind]()),
      changeHref,
    },
    {
      label: m.pledges_field_payee_kind(),
      value: who(payee, payeeKind && payeeLabels[payeeKind as PayeeKind]()),
      changeHref,
    },
    {
      label: m.pledges_record_dates(),
      value: startsOn && endsOn ? `${formatDate(startsOn)} – ${formatDate(endsOn)}` : none,
      changeHref,
    },
  ];
}

/** The parts in which it is promised, as far as the partner said so. */
export function scheduleRows(pledge: Pledge, changeHref?: string): SummaryRow[] {
  const { kind, unit, promises, endsOn } = pledge;
  const value =
    promises.length === 0 ? (
      endsOn ? (
        m.pledges_schedule_once({ date: formatDate(endsOn) })
      ) : (
        m.pledges_record_none()
      )
    ) : (
      <ul className="grid gap-1">
        {promises.map(({ id, dueOn, promised }) => (
          <li key={id}>
            {formatDate(dueOn)}: {amountText({ kind, unit, amount: promised, quantity: promised })}
          </li>
        ))}
      </ul>
    );
  return [{ label: m.pledges_promises_title(), value, changeHref }];
}

export function funderRows(pledge: Pledge, change: Change = unchanged): SummaryRow[] {
  const alone = pledge.funders.length <= 1;
  return [
    {
      label: m.pledges_funders_title(),
      value: alone ? m.pledges_funder_alone() : <FunderNames pledge={pledge} />,
      changeHref: change("funders"),
    },
    ...(pledge.ownShare === null || alone
      ? []
      : [{ label: m.pledges_own_share(), value: formatRupiah(pledge.ownShare) }]),
  ];
}

function FunderNames({ pledge }: { pledge: Pledge }) {
  const shares = new Map(pledge.shares.map((share) => [share.partnerId, share.amount]));
  return (
    <ul className="grid gap-1">
      {pledge.funders.map(({ partnerId, name, lead, entered, admitted }) => {
        const share = shares.get(partnerId);
        const state = !admitted
          ? m.pledges_funder_waits_admission()
          : entered
            ? m.pledges_funder_entered()
            : m.pledges_funder_open();
        return (
          <li key={partnerId}>
            {name}
            {lead ? ` (${m.pledges_funder_lead()})` : ""}: {share === undefined ? state : formatRupiah(share)}
          </li>
        );
      })}
    </ul>
  );
}

export function agreementRows({ agreementKind, agreementNumber, agreedOn }: Pledge): SummaryRow[] {
  if (!agreementKind || !agreedOn) return [];
  const kind = agreementLabels[agreementKind as AgreementKind]();
  const line = m.pledges_record_agreement_line({
    kind,
    number: agreementNumber ?? "",
    date: formatDate(agreedOn),
  });
  return [{ label: m.pledges_record_agreement(), value: line }];
}
