import { ReportPage } from "@/run/ReportPage";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ReportPage id={(await params).id} />;
}
