import { Skeleton } from "@/components/ui/Panel";

export default function Loading() {
  return <Skeleton lines={10} />;
}
