"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MailCheck, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";

import { useQuery } from "@/api/hooks";
import { type Schemas, api, body } from "@/api/client";
import { deadLettersQuery } from "@/api/queries";
import { useToast } from "@/components/Toasts";
import { Button } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Empty, Panel, Skeleton } from "@/components/ui/Panel";
import { Badge } from "@/components/ui/Status";
import { Time } from "@/components/ui/Time";

import styles from "./operations.module.scss";

/** Messages that could not be handled. Their text comes from anywhere. */
export function DeadLetters() {
  const t = useTranslations("operations");
  const letters = useQuery(deadLettersQuery());
  const client = useQueryClient();
  const toast = useToast();
  const replay = useMutation({
    mutationFn: (letter_id: string) => body(api.POST("/api/v1/operations/dead-letters/{letter_id}/replay", { params: { path: { letter_id } } })),
    onSuccess: () => toast({ text: t("replayed") }),
    onError: (error) => toast({ text: error.message, tone: "bad" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["operations"] }),
  });
  return (
    <Panel title={t("deadLetters")} note={t("deadLettersNote")} flush>
      {letters.error && <Failed error={letters.error} />}
      {letters.isPending && <Skeleton lines={3} />}
      {letters.data?.items.length === 0 && <Empty icon={<MailCheck size={28} strokeWidth={1.5} aria-hidden />} title={t("noDeadLetters")} />}
      <ul>
        {letters.data?.items.map((letter) => (
          <Letter key={letter.id} letter={letter} busy={replay.isPending && replay.variables === letter.id} onReplay={() => replay.mutate(letter.id)} />
        ))}
      </ul>
    </Panel>
  );
}

function Letter({ letter, busy, onReplay }: { letter: Schemas["DeadLetter"]; busy: boolean; onReplay: () => void }) {
  const t = useTranslations("operations");
  return (
    <li className={styles.letter}>
      <div>
        <p>
          <code>{letter.queue}</code> <Badge tone="bad">{letter.reason}</Badge>{" "}
          <span>
            {t("deliveries", { count: letter.delivery_count })} · <Time at={letter.enqueued_at} />
          </span>
        </p>
        <p>{letter.description}</p>
        <details>
          <summary>{t("message")}</summary>
          <pre tabIndex={0}>{typeof letter.body === "string" ? letter.body : JSON.stringify(letter.body, null, 2)}</pre>
        </details>
      </div>
      <Button small icon={<RotateCcw size={13} aria-hidden />} busy={busy} onClick={onReplay}>
        {t("replay")}
      </Button>
    </li>
  );
}
