import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link whose page is fetched whole beforehand: our pages carry no data, so it is small. By default Next fetches the
 * part above a `loading.tsx` and the rest after the click; when the rest came after a second click, the router put it
 * over where that click had led to, or lost the click.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  return <Link prefetch {...props} />;
}
