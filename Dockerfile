# Pressbox as one image: admin, API, collaboration, delivery and jobs. Settings: docs/operations/configuration.md.
# Build: docker build --tag pressbox .

FROM node:26-bookworm-slim AS manifests
WORKDIR /pressbox
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY prisma/package.json prisma/
COPY admin-api/package.json admin-api/
COPY admin-ui/package.json admin-ui/
COPY e2e/package.json e2e/

FROM manifests AS build
# No package needs its install script here: native addons bring their binaries, and Node 26 is the image's.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.base.json ./
COPY shared shared
COPY prisma prisma
COPY admin-ui admin-ui
RUN node prisma/tools/generate.ts && cd admin-ui && ../node_modules/.bin/vite build

FROM manifests AS packages
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund --workspace shared --workspace prisma --workspace admin-api

# Varnish with the tag-purging module and the project's VCL, for compose.yaml and small installations.
FROM debian:bookworm-slim AS varnish
RUN apt-get update && apt-get install -y --no-install-recommends varnish varnish-modules && rm -rf /var/lib/apt/lists/*
COPY admin-api/src/delivery/cdn/varnish.vcl /etc/varnish/default.vcl
USER vcache
EXPOSE 6081
CMD ["varnishd", "-F", "-j", "none", "-a", ":6081", "-f", "/etc/varnish/default.vcl", "-s", "malloc,256m", "-n", "/var/lib/varnish/pressbox"]

FROM node:26-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/* && mkdir /data && chown node:node /data
WORKDIR /pressbox
COPY --from=packages /pressbox ./
COPY shared shared
COPY admin-api admin-api
COPY --from=build /pressbox/prisma prisma
COPY --from=build /pressbox/admin-ui/dist admin-ui/dist
ENV NODE_ENV=production DATA_DIR=/data PORT=4000
VOLUME /data
EXPOSE 4000
USER node
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "admin-api/src/server.ts"]
