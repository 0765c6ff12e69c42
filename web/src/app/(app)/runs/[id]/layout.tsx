import type { ReactNode } from "react";

import { RunFrame } from "@/run/RunFrame";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export default async function RunLayout({ params, children }: Props) {
  return <RunFrame id={(await params).id}>{children}</RunFrame>;
}
