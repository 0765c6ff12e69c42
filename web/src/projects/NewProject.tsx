"use client";

import { useMutation } from "@tanstack/react-query";
import { Play, ScanSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";

import { useQuery } from "@/api/hooks";
import { api, body } from "@/api/client";
import { sendArchive, startRun } from "@/api/commands";
import { groupsQuery } from "@/api/queries";
import { Button } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Field } from "@/components/ui/Field";
import { PageHead, Panel } from "@/components/ui/Panel";

import { AssessmentView } from "./AssessmentView";
import { SourceFields } from "./SourceFields";
import { DEFAULT_WISHES, WishFields, optionsOf, targetOf } from "./WishFields";
import { NO_SOURCE, type Source, isComplete, nameFor, sourceBody } from "./source";
import styles from "./projects.module.scss";

/** From a URL or an archive to an assessment and a run. */
export function NewProject() {
  const t = useTranslations("newProject");
  const router = useRouter();
  const address = useSearchParams();
  const groups = useQuery(groupsQuery());
  const [source, setSource] = useState<Source>(NO_SOURCE);
  const [wishes, setWishes] = useState(DEFAULT_WISHES);
  const [name, setName] = useState("");
  const [group, setGroup] = useState(address.get("group") ?? "");
  const [progress, setProgress] = useState<number | null>(null);
  const group_id = Number(group || groups.data?.items[0]?.id);
  const target = targetOf(wishes);

  const upload = useMutation({
    mutationFn: (file: File) => sendArchive(file, setProgress),
    onSuccess: ({ upload }, file) => setSource({ kind: "archive", upload, fileName: file.name, subdir: "" }),
    onSettled: () => setProgress(null),
  });
  const assess = useMutation({ mutationFn: () => body(api.POST("/api/v1/assessments", { body: { ...sourceBody(source), target } })) });
  const start = useMutation({
    mutationFn: async () => {
      const wanted = { group_id, name: name.trim() || nameFor(source), ...sourceBody(source) };
      const project = await body(api.POST("/api/v1/projects", { body: wanted }));
      return startRun({ project_id: project.id, target, options: optionsOf(wishes) });
    },
    onSuccess: (run) => router.push(`/runs/${run.id}`),
  });
  const change = (next: Source) => (setSource(next), assess.reset());
  const ready = isComplete(source) && !upload.isPending;
  const busy = start.isPending || start.isSuccess;

  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <form
        className={styles.create}
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <div className={styles.stack}>
          <Panel title={t("source")}>
            <div className={styles.form}>
              <SourceFields source={source} progress={progress} onChange={change} onFile={(file) => upload.mutate(file)} />
              {upload.error && <Failed error={upload.error} />}
            </div>
          </Panel>
          {assess.error && <Failed error={assess.error} />}
          {assess.data && <AssessmentView assessment={assess.data} />}
        </div>
        <div className={styles.stack}>
          <Panel title={t("wishes")}>
            <div className={styles.form}>
              <div className={styles.two}>
                <Field label={t("name")}>
                  {(props) => <input {...props} value={name} placeholder={nameFor(source)} maxLength={100} onChange={(e) => setName(e.target.value)} />}
                </Field>
                <Field label={t("group")}>
                  {(props) => (
                    <select {...props} value={group || group_id || ""} onChange={(e) => setGroup(e.target.value)}>
                      {groups.data?.items.map((one) => (
                        <option key={one.id} value={one.id}>
                          {one.name}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              </div>
              <WishFields wishes={wishes} onChange={setWishes} />
              {start.error && <Failed error={start.error} />}
              <div className={styles.submit}>
                <Button icon={<ScanSearch size={15} aria-hidden />} disabled={!ready} busy={assess.isPending} onClick={() => assess.mutate()}>
                  {t("assess")}
                </Button>
                <Button type="submit" tone="primary" icon={<Play size={15} aria-hidden />} disabled={!ready || !group_id} busy={busy}>
                  {t("start")}
                </Button>
              </div>
            </div>
          </Panel>
        </div>
      </form>
    </>
  );
}
