import { notFound } from "next/navigation";

import { ProjectPage } from "@/projects/ProjectPage";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id) || id < 1) notFound();
  return <ProjectPage id={id} />;
}
