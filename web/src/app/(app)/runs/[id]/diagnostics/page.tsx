import { Diagnostics } from "@/run/Diagnostics";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Diagnostics id={(await params).id} />;
}
