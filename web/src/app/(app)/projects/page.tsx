import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { Projects } from "@/projects/Projects";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("title") };
}

export default function Page() {
  return <Projects />;
}
