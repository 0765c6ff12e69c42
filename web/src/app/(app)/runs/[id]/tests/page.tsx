import { Tests } from "@/run/Tests";

import { tabTitle } from "../title";

export const generateMetadata = tabTitle("tests");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Tests id={(await params).id} />;
}
