import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { NewProject } from "@/projects/NewProject";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("newProject"))("title") };
}

export default function Page() {
  return <NewProject />;
}
