import { Tests } from "@/run/Tests";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Tests id={(await params).id} />;
}
