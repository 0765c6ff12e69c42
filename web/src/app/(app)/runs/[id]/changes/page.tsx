import { Changes } from "@/diff/Changes";

import { tabTitle } from "../title";

export const generateMetadata = tabTitle("changes");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Changes id={(await params).id} />;
}
