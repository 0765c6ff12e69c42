import type { NextRequest } from "next/server";

import { forward } from "@/api/proxy";
import { personOf } from "@/auth/person";

export const dynamic = "force-dynamic";

const handle = async (request: NextRequest) => forward(request, await personOf(request));

export { handle as DELETE, handle as GET, handle as HEAD, handle as PATCH, handle as POST, handle as PUT };
