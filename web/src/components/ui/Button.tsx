import type { ComponentProps, ReactNode } from "react";

import { PageLink } from "./PageLink";
import styles from "./ui.module.scss";

interface Look {
  tone?: "plain" | "primary" | "danger" | "quiet" | undefined;
  wide?: boolean;
  small?: boolean;
  icon?: ReactNode;
}

const look = ({ tone = "plain", wide, small }: Look) => ({
  className: styles.button,
  "data-tone": tone,
  "data-wide": wide || undefined,
  "data-small": small || undefined,
});

export function Button({ tone, wide, small, icon, busy, children, ...rest }: Look & { busy?: boolean } & Omit<ComponentProps<"button">, "className">) {
  return (
    <button type="button" {...rest} {...look({ tone, wide, small })} aria-busy={busy || undefined} disabled={rest.disabled || busy}>
      {icon}
      {children}
    </button>
  );
}

export function ButtonLink({ tone, wide, small, icon, children, ...rest }: Look & Omit<ComponentProps<typeof PageLink>, "className">) {
  return (
    <PageLink {...rest} {...look({ tone, wide, small })}>
      {icon}
      {children}
    </PageLink>
  );
}

/** For downloads: a plain link, so that the browser does not ask the router. */
export function DownloadLink({ tone, wide, small, icon, children, ...rest }: Look & Omit<ComponentProps<"a">, "className">) {
  return (
    <a download {...rest} {...look({ tone, wide, small })}>
      {icon}
      {children}
    </a>
  );
}
