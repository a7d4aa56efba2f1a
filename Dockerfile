# One image for every service: what runs is the argument, such as dist/apps/access-monitor/src/main.js.
FROM node:20.20.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps apps
COPY libs libs
COPY deploy deploy
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json assignments.yaml ./
RUN node node_modules/@nestjs/cli/bin/nest.js build access-monitor \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf dist/.tsbuildinfo

FROM node:20.20.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json /app/assignments.yaml ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# Rules and calendars are data beside the code.
COPY --from=build /app/libs/standards/packs libs/standards/packs
COPY --from=build /app/libs/calendar/calendars libs/calendar/calendars
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.HTTP_PORT||8080)+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["dist/apps/access-monitor/src/main.js"]
