import { Overview } from "@/run/Overview";

import { tabTitle } from "./title";

export const generateMetadata = tabTitle("overview");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Overview id={(await params).id} />;
}
