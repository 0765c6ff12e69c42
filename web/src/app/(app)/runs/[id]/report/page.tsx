import { ReportPage } from "@/run/ReportPage";

import { tabTitle } from "../title";

export const generateMetadata = tabTitle("report");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ReportPage id={(await params).id} />;
}
