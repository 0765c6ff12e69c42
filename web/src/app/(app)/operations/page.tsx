import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { Operations } from "@/operations/Operations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operations"))("title") };
}

export default function Page() {
  return <Operations />;
}
