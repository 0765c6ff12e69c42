import * as tanstack from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in the render that React compares with the server's HTML, true from then on. */
const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

const PENDING = {
  data: undefined,
  error: null,
  status: "pending",
  isPending: true,
  isLoading: true,
  isSuccess: false,
  isError: false,
  isFetching: true,
  hasNextPage: false,
  isFetchingNextPage: false,
};

/*
 * The server renders without data. A part of the page that is hydrated late, behind its loading.tsx, may find data that
 * the frame around it has fetched meanwhile: React would throw the server's HTML away and say so (error 418).
 */
export const useQuery = ((options: tanstack.UseQueryOptions) => {
  const result = tanstack.useQuery(options);
  return useHydrated() ? result : { ...PENDING, refetch: result.refetch };
}) as typeof tanstack.useQuery;

export const useInfiniteQuery = ((options: Parameters<typeof tanstack.useInfiniteQuery>[0]) => {
  const result = tanstack.useInfiniteQuery(options);
  return useHydrated() ? result : { ...PENDING, refetch: result.refetch, fetchNextPage: result.fetchNextPage };
}) as typeof tanstack.useInfiniteQuery;
