import { Changes } from "@/diff/Changes";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Changes id={(await params).id} />;
}
