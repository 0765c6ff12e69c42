"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { useQuery } from "@/api/hooks";
import { type Group, type Schemas, api, body } from "@/api/client";
import { membersQuery } from "@/api/queries";
import { Button } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Field } from "@/components/ui/Field";
import { Panel } from "@/components/ui/Panel";
import ui from "@/components/ui/ui.module.scss";

import styles from "./projects.module.scss";

type Role = Schemas["Member"]["role"];
const ROLES: Role[] = ["viewer", "editor", "admin"];

/** Who may do what in the group; its admins change that. */
export function Members({ group }: { group: Group }) {
  const t = useTranslations("members");
  const client = useQueryClient();
  const members = useQuery(membersQuery(group.id));
  const rules = group.role === "admin";
  const path = (subject: string) => ({ params: { path: { group_id: group.id, subject } } });
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: ["group", group.id] }) };
  const put = useMutation({
    mutationFn: ({ subject, role }: { subject: string; role: Role }) =>
      body(api.PUT("/api/v1/groups/{group_id}/members/{subject}", { ...path(subject), body: { role } })),
    ...settled,
  });
  const remove = useMutation({
    mutationFn: (subject: string) => api.DELETE("/api/v1/groups/{group_id}/members/{subject}", path(subject)),
    ...settled,
  });
  const error = members.error ?? put.error ?? remove.error;
  return (
    <Panel title={t("title")} note={t("note")} flush>
      {error && <Failed error={error} />}
      <ul className={styles.members}>
        {members.data?.items.map((member) => (
          <li key={member.subject}>
            <code>{member.subject}</code>
            {rules ? (
              <RoleChoice label={t("roleOf", { subject: member.subject })} value={member.role} onChange={(role) => put.mutate({ subject: member.subject, role })} />
            ) : (
              <span>{t(`roles.${member.role}`)}</span>
            )}
            {rules && (
              <Button small tone="quiet" icon={<X size={14} aria-hidden />} aria-label={t("remove", { subject: member.subject })} onClick={() => remove.mutate(member.subject)} />
            )}
          </li>
        ))}
      </ul>
      {!members.data?.items.length && <p className={styles.noMembers}>{members.data ? t("none") : "\u00a0"}</p>}
      {rules && <AddMember onAdd={(subject, role) => put.mutate({ subject, role })} />}
    </Panel>
  );
}

function RoleChoice({ label, value, onChange, id }: { label?: string; id?: string; value: Role; onChange: (role: Role) => void }) {
  const t = useTranslations("members.roles");
  return (
    <select id={id} className={ui.control} aria-label={label} value={value} onChange={(event) => onChange(event.target.value as Role)}>
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </select>
  );
}

function AddMember({ onAdd }: { onAdd: (subject: string, role: Role) => void }) {
  const t = useTranslations("members");
  const [subject, setSubject] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  return (
    <form
      className={styles.addMember}
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(subject.trim(), role);
        setSubject("");
      }}
    >
      <Field label={t("subject")}>
        {(props) => <input {...props} placeholder="github:583231" value={subject} onChange={(e) => setSubject(e.target.value)} maxLength={200} required />}
      </Field>
      <Field label={t("role")}>{(props) => <RoleChoice id={props.id} value={role} onChange={setRole} />}</Field>
      <Button type="submit" icon={<Plus size={15} aria-hidden />}>
        {t("add")}
      </Button>
    </form>
  );
}
