import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { Progress } from "~/ui/progress";
import type { RunLine } from "../queries.server";
import { failureLabels } from "./labels";

/** Where the run stands, in one notice: at work, failed and why, certified, or approved. */
export function RunStanding({ run }: { run: RunLine }) {
  if (run.state === "draft") return <Working progress={run.progress} href={`/runs/${run.id}`} />;
  if (run.state === "failed") {
    const why = failureLabels[run.failure?.split(" ")[0] ?? ""]?.();
    return (
      <Notice tone="warning">
        <p>{m.matching_failed()}</p>
        {why ? <p>{m.matching_failed_why({ why })}</p> : null}
      </Notice>
    );
  }
  if (run.state === "certified")
    return (
      <Notice tone="success" title={m.matching_certified_title()}>
        <p>{m.matching_certified_text()}</p>
      </Notice>
    );
  if (run.state !== "approved") return null;
  const { approved = 0, leftOut = 0 } = run.counts;
  return (
    <Notice tone="success">
      <p>{m.matching_approved_text({ n: formatCount(approved), out: formatCount(leftOut) })}</p>
      <p>
        <a className="link" href={`/runs/${run.id}/recipients`}>
          {m.matching_recipients()}
        </a>
      </p>
    </Notice>
  );
}

function Working({ progress, href }: { progress: number; href: string }) {
  return (
    <div className="flow" role="status">
      <Progress label={m.matching_working()} done={progress} total={100} text={`${formatCount(progress)}%`} />
      <p>
        <a className="link" href={href}>
          {m.matching_refresh()}
        </a>
      </p>
    </div>
  );
}
