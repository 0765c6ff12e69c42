import { LogPage } from "@/log/LogPage";

import { tabTitle } from "../title";

export const generateMetadata = tabTitle("log");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <LogPage id={(await params).id} />;
}
