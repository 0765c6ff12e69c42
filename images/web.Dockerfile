# The web pages: Next.js' standalone server, which needs no node_modules beside it.
ARG NODE_IMAGE

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web ./
ENV NEXT_TELEMETRY_DISABLED=1
RUN npm run build

FROM ${NODE_IMAGE}
RUN groupadd --gid 10001 web \
    && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin web
WORKDIR /app
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000
USER 10001:10001
EXPOSE 3000
CMD ["node", "server.js"]
