import { Review } from "@/run/Review";

import { tabTitle } from "../title";

export const generateMetadata = tabTitle("review");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Review id={(await params).id} />;
}
