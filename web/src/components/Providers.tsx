"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, createContext, useContext, useState } from "react";

import { Problem } from "@/api/problem";

import { Toasts } from "./Toasts";

const Nonce = createContext("");

/** For what makes its own style elements: the code editor. */
export const useNonce = () => useContext(Nonce);

const RETRIES = 2;
/** What the sentence about a silent server promises, also where nothing is asked for regularly. */
const AGAIN_MS = 20_000;

const refused = (error: Error | null) => error instanceof Problem && error.status < 500;

function newClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (count, error) => count < RETRIES && !refused(error),
        throwOnError: false,
        refetchInterval: ({ state }) => state.status === "error" && !refused(state.error) && AGAIN_MS,
      },
    },
  });
}

export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <Nonce.Provider value={nonce}>
      <QueryClientProvider client={client}>
        <Toasts>{children}</Toasts>
      </QueryClientProvider>
    </Nonce.Provider>
  );
}
