
import { PageLink } from "@/components/ui/PageLink";

import styles from "./shell.module.scss";

export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#2a55c7" />
      <path d="M8 22 13.5 9h2.6L21.6 22h-2.9l-1.2-3.1h-5.6L10.7 22Zm4.8-5.4h3.8l-1.9-5Z" fill="#fff" />
      <path d="M22.5 11.5h3M24 10v3" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

export function Brand() {
  return (
    <PageLink href="/" className={styles.brand}>
      <Mark />
      Auto-Builder
    </PageLink>
  );
}
