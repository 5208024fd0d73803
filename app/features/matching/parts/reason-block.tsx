import type { Reason } from "./reason-words";

/** The answer to "why?", with its grounds beneath. */
export function ReasonBlock({ reason }: { reason: Reason }) {
  return (
    <div className="flow">
      <p className="font-semibold">{reason.headline}</p>
      {reason.details.length > 0 ? (
        <ul className="list-disc ps-5">
          {reason.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
