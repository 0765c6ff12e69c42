import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";

import { RunList } from "@/runs/RunList";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("title") };
}

export default function RunsPage() {
  return (
    <Suspense>
      <RunList />
    </Suspense>
  );
}
