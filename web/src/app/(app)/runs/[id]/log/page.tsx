import { LogPage } from "@/log/LogPage";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <LogPage id={(await params).id} />;
}
