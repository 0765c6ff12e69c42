"use client";

import { SearchX } from "lucide-react";
import type { ReactNode } from "react";

import { Problem } from "@/api/problem";

import { Failed } from "./Failed";
import { Empty } from "./Panel";

interface Props {
  error: unknown;
  title: string;
  /** Where to go instead. */
  children: ReactNode;
}

/** In the place of a whole page: what was asked for is not there, or could not be had. */
export function Missing({ error, title, children }: Props) {
  if (!(error instanceof Problem) || error.status >= 500) return <Failed error={error} />;
  return (
    <Empty icon={<SearchX size={28} strokeWidth={1.5} aria-hidden />} title={title} text={error.detail}>
      {children}
    </Empty>
  );
}
