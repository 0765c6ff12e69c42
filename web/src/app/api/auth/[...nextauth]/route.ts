import type { NextRequest } from "next/server";
import NextAuth from "next-auth";

import { authOptions } from "@/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, context: Context) => NextAuth(authOptions())(request, context);

export { handle as GET, handle as POST };
