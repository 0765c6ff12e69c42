"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { api, body } from "@/api/client";
import { Dialog } from "@/components/ui/Dialog";
import { Failed } from "@/components/ui/Failed";
import { Field } from "@/components/ui/Field";

export function NewGroup({ onClose }: { onClose: () => void }) {
  const t = useTranslations("projects");
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const add = useMutation({
    mutationFn: () => body(api.POST("/api/v1/groups", { body: { name: name.trim(), description } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["groups"] });
      onClose();
    },
  });
  return (
    <Dialog title={t("newGroup")} confirm={t("create")} busy={add.isPending} onConfirm={() => add.mutate()} onClose={onClose}>
      <Field label={t("name")}>{(props) => <input {...props} value={name} onChange={(e) => setName(e.target.value)} maxLength={100} required />}</Field>
      <Field label={t("description")}>
        {(props) => <input {...props} value={description} onChange={(e) => setDescription(e.target.value)} maxLength={2000} />}
      </Field>
      {add.error && <Failed error={add.error} />}
    </Dialog>
  );
}
