"use client";

import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";

import { useQuery } from "@/api/hooks";
import type { Step } from "@/api/client";
import { stepsQuery } from "@/api/queries";
import { Failed } from "@/components/ui/Failed";
import { Empty, Skeleton } from "@/components/ui/Panel";

import styles from "./log.module.scss";

const LogView = dynamic(() => import("./LogView").then((module) => module.LogView), { ssr: false, loading: () => <Skeleton lines={14} /> });

/** The log of one build; the address says which: `?build=ID`, or `?step=NAME` for the newest of that step. */
export function LogPage({ id }: { id: string }) {
  const t = useTranslations("log");
  const steps = useQuery(stepsQuery(id));
  const address = useSearchParams();
  const router = useRouter();
  if (steps.error && !steps.data) return <Failed error={steps.error} />;
  if (!steps.data) return <Skeleton lines={14} />;
  const builds = steps.data.flatMap((step) => step.builds.map((build) => ({ ...build, step: step.step })));
  const chosen = chosenBuild(steps.data, address.get("build"), address.get("step"));
  if (!chosen) return <Empty icon={<ScrollText size={28} strokeWidth={1.5} aria-hidden />} title={t("none")} text={t("noneText")} />;
  return (
    <LogView
      key={chosen}
      runId={id}
      buildId={chosen}
      picker={<BuildPicker builds={builds} chosen={chosen} onChoose={(build) => router.replace(`/runs/${id}/log?build=${build}`)} />}
    />
  );
}

/** The one asked for; else of the first step that failed; else the newest that has begun. */
export function chosenBuild(steps: Step[], build: string | null, step: string | null): string | undefined {
  const all = steps.flatMap((one) => one.builds);
  const asked = all.find((one) => one.id === build) ?? steps.find((one) => one.step === step)?.builds.at(-1);
  const failed = steps.find((one) => one.status === "failed" && one.builds.length > 0)?.builds ?? [];
  const begun = all.filter((one) => one.started_at);
  const newest = begun.sort((a, b) => (a.started_at ?? "").localeCompare(b.started_at ?? ""));
  return (asked ?? failed.at(-1) ?? newest.at(-1) ?? all.at(-1))?.id;
}

interface PickerProps {
  builds: (Step["builds"][number] & { step: Step["step"] })[];
  chosen: string;
  onChoose: (build: string) => void;
}

function BuildPicker({ builds, chosen, onChoose }: PickerProps) {
  const t = useTranslations("log");
  const name = useTranslations("step");
  const outcome = useTranslations("outcome");
  return (
    <select className={styles.picker} aria-label={t("which")} value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {builds.map((build) => (
        <option key={build.id} value={build.id}>
          {name(build.step)} {build.attempt > 1 ? `#${build.attempt} ` : ""}· {outcome(build.outcome ?? build.status)}
        </option>
      ))}
    </select>
  );
}
