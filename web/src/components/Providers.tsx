"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, createContext, useContext, useState } from "react";

import { Problem } from "@/api/problem";

import { Toasts } from "./Toasts";

const Nonce = createContext("");

/** For what makes its own style elements: the code editor. */
export const useNonce = () => useContext(Nonce);

const RETRIES = 2;

function newClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (count, error) => count < RETRIES && !(error instanceof Problem && error.status < 500),
        throwOnError: false,
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
