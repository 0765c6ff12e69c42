import type { ReactNode } from "react";

import styles from "./ui.module.scss";

interface PanelProps {
  title?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  /** The content brings its own padding: tables, lists. */
  flush?: boolean;
  label?: string;
  children: ReactNode;
}

export function Panel({ title, note, actions, flush, label, children }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={label ?? (typeof title === "string" ? title : undefined)}>
      {(title || actions) && (
        <div className={styles.panelHead}>
          <div>
            <h2>{title}</h2>
            {note && <p>{note}</p>}
          </div>
          {actions}
        </div>
      )}
      <div className={styles.panelBody} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}

interface PageHeadProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Below the lead: figures, facts. */
  more?: ReactNode;
  children?: ReactNode;
}

export function PageHead({ title, lead, more, children }: PageHeadProps) {
  return (
    <header className={styles.pageHead}>
      <div>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
        {more}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}

interface EmptyProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

export function Empty({ icon, title, text, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon}
      <h3>{title}</h3>
      {text && <p>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

/** The shape of most pages: a title, and a panel with lines. What is known of a page then comes at once, and nothing moves. */
export function PageSkeleton() {
  return (
    <>
      <div className={styles.titleSkeleton} aria-hidden>
        <span className={styles.skeleton} />
      </div>
      <Panel flush>
        <Skeleton lines={10} />
      </Panel>
    </>
  );
}

/** Lines where content will be, so that nothing jumps when it comes. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className={styles.skeletons} aria-hidden>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.skeleton} style={{ width: `${92 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
