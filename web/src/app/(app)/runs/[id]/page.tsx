import { Overview } from "@/run/Overview";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Overview id={(await params).id} />;
}
