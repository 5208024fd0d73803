import { formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";

type Line = { id: string; author: string; organisation: string | null; body: string; at: Date | string };

/** What was said, oldest first: who for whom, when, and the words as they were typed. */
export function CommentList({ comments, timeZone }: { comments: readonly Line[]; timeZone: string }) {
  if (comments.length === 0) return <p>{m.pledges_comments_empty()}</p>;
  return (
    <ol className="divide-y divide-line border-y border-line">
      {comments.map(({ id, author, organisation, body, at }) => (
        <li key={id} className="py-4">
          <p className="text-sm text-ink-soft wrap-anywhere">
            <strong className="text-ink">{author}</strong>
            {`, ${organisation ?? m.pledges_comments_bappeda()} · `}
            <time dateTime={new Date(at).toISOString()}>{formatMoment(at, timeZone)}</time>
          </p>
          <p className="mt-1 wrap-anywhere whitespace-pre-line">{body}</p>
        </li>
      ))}
    </ol>
  );
}
