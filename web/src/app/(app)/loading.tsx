import { Panel, Skeleton } from "@/components/ui/Panel";
import styles from "@/components/ui/ui.module.scss";

/** The shape of most pages: a title, and a panel with lines. */
export default function Loading() {
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
