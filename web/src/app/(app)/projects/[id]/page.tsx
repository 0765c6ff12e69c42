import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { ProjectPage } from "@/projects/ProjectPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("project") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id) || id < 1) notFound();
  return <ProjectPage id={id} />;
}
