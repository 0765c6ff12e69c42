import { notFound } from "next/navigation";

/** Any other address: said within the pages, with the way back beside it. */
export default function Page() {
  notFound();
}
