import { Diagnostics } from "@/run/Diagnostics";

import { tabTitle } from "../title";

export const generateMetadata = tabTitle("diagnostics");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Diagnostics id={(await params).id} />;
}
