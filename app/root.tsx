import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useNavigation,
  useRouteError,
  useRevalidator,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { roleLabels } from "~/features/accounts/parts/role-labels";
import { navigationFor, wayLabels } from "~/navigation";
import { errorWords } from "~/error-words";
import { NonceContext } from "~/nonce";
import { m } from "~/platform/i18n/generated/messages";
import type { Locale } from "~/platform/i18n/locale";
import stylesheet from "~/tailwind.css?url";
import { Busy } from "~/ui/busy";
import { ButtonLink } from "~/ui/button";
import { ErrorPage } from "~/ui/error-page";
import { Frame } from "~/ui/frame";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta = () => [{ title: m.frame_product() }];

export function loader({ context }: LoaderFunctionArgs) {
  const { actor, settings, locale, nonce, unread } = context;
  return {
    locale,
    demo: settings.mode === "demo",
    region: settings.regionName,
    reference: nonce.slice(0, 8),
    user: actor.role === "public" ? null : { name: actor.name, role: actor.role, unread },
    navigation: navigationFor(actor),
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(NonceContext) || undefined;
  return (
    <html lang={data?.locale ?? "id"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <InFrame>{children}</InFrame>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

function InFrame({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const { pathname, search } = useLocation();
  const changeLanguage = useLanguageChange();
  const signingIn = pathname === "/sign-in";
  return (
    <Frame
      region={data?.region || undefined}
      here={pathname + search}
      onLanguage={changeLanguage}
      demo={data?.demo}
      nav={(data?.navigation ?? []).map((item) => ({
        href: item.href,
        label: wayLabels[item.label](),
        current:
          item.href === "/"
            ? pathname === "/"
            : pathname === item.href || pathname.startsWith(`${item.href}/`),
      }))}
      user={
        data?.user
          ? {
              name: data.user.name,
              role: roleLabels[data.user.role](),
              accountHref: "/account",
              noticesHref: "/notices",
              unread: data.user.unread,
              signOutAction: "/sign-out",
            }
          : undefined
      }
      signInHref={signingIn ? undefined : "/sign-in"}
      help={<p>{m.frame_help()}</p>}
      colophon={<p>{m.frame_colophon()}</p>}
    >
      {children}
    </Frame>
  );
}

/** Says the same page in another language without loading it anew: what stands in its forms stays there. */
function useLanguageChange() {
  const { revalidate } = useRevalidator();
  return async (locale: Locale) => {
    try {
      const answer = await fetch("/language", {
        method: "POST",
        body: new URLSearchParams({ locale }),
        redirect: "manual",
      });
      if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(`${answer.status}`);
    } catch {
      // Nothing was changed; the reader may try again.
      return;
    }
    document.documentElement.lang = locale;
    revalidate();
  };
}

export default function App() {
  useLoaderData<typeof loader>();
  const { state, formMethod } = useNavigation();
  return (
    <>
      <Busy
        loading={state !== "idle"}
        sending={state !== "idle" && formMethod !== undefined && formMethod !== "GET"}
      />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(NonceContext);
  const answer = isRouteErrorResponse(error) ? error : null;
  const { title, text } = errorWords(
    answer?.status ?? 500,
    (answer?.data as { code?: string } | null)?.code ?? null,
  );
  return (
    <ErrorPage
      title={title}
      reference={data?.reference ?? (nonce.slice(0, 8) || undefined)}
      actions={
        <ButtonLink href="/" look="plain">
          {m.frame_error_home()}
        </ButtonLink>
      }
    >
      <p>{text}</p>
    </ErrorPage>
  );
}
