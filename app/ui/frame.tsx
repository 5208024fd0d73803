import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import type { Locale } from "~/platform/i18n/locale";
import { DemoBanner } from "~/ui/demo-banner";
import { LanguageHint, LanguageSwitch } from "~/ui/language-switch";
import { Navigation, type NavItem } from "~/ui/navigation";

export type FrameUser = {
  name: string;
  /** What they are here, in words: "Kepala Bappeda". */
  role: string;
  accountHref: string;
  noticesHref: string;
  /** Notices not yet read; a hundred stands for more than 99. */
  unread: number;
  /** Where the sign-out form posts to. */
  signOutAction: string;
};

type FrameProps = {
  /** The region this house stands in: "Kabupaten Bekasi". */
  region?: string;
  homeHref?: string;
  nav?: readonly NavItem[];
  user?: FrameUser;
  /** Shown when nobody is signed in; absent on the sign-in page itself. */
  signInHref?: string;
  /** Path and query of this page, to come back to after the language changed. */
  here: string;
  /** Changes the language where the reader stands; see LanguageSwitch. */
  onLanguage?: (locale: Locale) => void;
  demo?: boolean;
  /** Help and contact: the same, at the same place, on every page. */
  help: ReactNode;
  /** Small print under the help: data licence, version. */
  colophon?: ReactNode;
  children: ReactNode;
};

/** What stands around every page: skip link, name and region, who is signed in, ways to go, help and contact. */
export function Frame(props: FrameProps) {
  const {
    region,
    homeHref = "/",
    nav = [],
    user,
    signInHref,
    here,
    onLanguage,
    demo,
    help,
    colophon,
    children,
  } = props;
  return (
    <>
      <a
        href="#content"
        className="sr-only bg-ochre font-semibold text-on-ochre focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-10 focus:px-4 focus:py-3"
      >
        {m.ui_skip()}
      </a>
      <header className="bg-bar text-on-bar forced-colors:border-b print:bg-transparent print:text-ink">
        {demo ? <DemoBanner /> : null}
        <p className="hidden px-4 py-2 text-sm print:block">
          {[m.ui_product(), region].filter(Boolean).join(", ")}
        </p>
        <div className="mx-auto flex print:hidden max-w-list flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2 sm:gap-x-6 sm:px-6 sm:py-3">
          <a
            href={homeHref}
            className="flex min-w-0 max-md:flex-1 items-center gap-3 text-on-bar no-underline hover:underline"
          >
            <Sign />
            <span>
              <span className="block font-display text-lg leading-tight font-bold">{m.ui_product()}</span>
              {region ? <span className="block text-sm leading-tight text-on-bar-soft">{region}</span> : null}
            </span>
          </a>
          <div className="flex flex-wrap items-center gap-x-6 text-sm max-md:contents">
            {user ? <SignedIn {...user} /> : null}
            {!user && signInHref ? (
              <a
                href={signInHref}
                className="inline-flex min-h-11 items-center text-on-bar underline underline-offset-4"
              >
                {m.ui_sign_in()}
              </a>
            ) : null}
            <LanguageSwitch here={here} onChoose={onLanguage} />
          </div>
        </div>
        <LanguageHint />
      </header>
      {nav.length > 0 ? <Navigation items={nav} /> : null}
      <main id="content" tabIndex={-1} className="mx-auto max-w-list px-4 pt-6 pb-16 sm:px-6 sm:pt-8">
        {children}
      </main>
      <footer className="border-t-4 border-bar bg-sunken print:hidden">
        <div className="flow mx-auto max-w-list px-4 py-8 text-sm sm:px-6">
          <h2 className="text-base">{m.ui_help_title()}</h2>
          <div className="flow max-w-text">{help}</div>
          {colophon ? <div className="text-ink-soft">{colophon}</div> : null}
        </div>
      </footer>
    </>
  );
}

function SignedIn({ name, role, accountHref, noticesHref, unread, signOutAction }: FrameUser) {
  return (
    <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-6 text-sm max-md:order-last max-md:basis-full max-md:flex-nowrap max-md:gap-x-4">
      <a
        href={accountHref}
        title={name}
        className="min-w-0 text-on-bar underline-offset-4 hover:underline md:max-w-64"
      >
        <span className="sr-only">{m.ui_account()}: </span>
        <span className="block truncate leading-tight font-semibold underline underline-offset-4">
          {name}
        </span>
        <span className="block truncate leading-tight text-on-bar-soft">{role}</span>
      </a>
      <a
        href={noticesHref}
        className="inline-flex min-h-11 flex-none items-center gap-2 text-on-bar underline underline-offset-4 hover:decoration-3"
      >
        {m.ui_notices()}
        {unread > 0 ? (
          <span className="rounded bg-ochre px-2 font-semibold text-on-ochre tabular-nums">
            {unread > 99 ? "99+" : unread}
            <span className="sr-only"> {m.ui_notices_unread()}</span>
          </span>
        ) : null}
      </a>
      <form method="post" action={signOutAction} className="flex-none">
        <button
          type="submit"
          className="min-h-11 text-on-bar underline underline-offset-4 hover:decoration-3"
        >
          {m.ui_sign_out()}
        </button>
      </form>
    </div>
  );
}

/** The house in small: roof, wall, one lit room. */
function Sign() {
  return (
    <svg
      viewBox="0 0 40 40"
      width="40"
      height="40"
      aria-hidden="true"
      focusable="false"
      className="flex-none"
    >
      <path d="M2 19 9 6h22l7 13z" fill="currentColor" />
      <path d="M7 22h26v13H7z" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <path d="M20 22v13M7 28.5h26" stroke="currentColor" strokeWidth="2.5" />
      <path d="M21.25 29.75h10.5v4h-10.5z" className="fill-house-lit" />
    </svg>
  );
}
