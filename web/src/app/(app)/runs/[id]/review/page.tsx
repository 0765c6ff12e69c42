import { Review } from "@/run/Review";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Review id={(await params).id} />;
}
