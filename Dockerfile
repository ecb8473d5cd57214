# The image of Backchannel: compiled program, production packages, Node 24, and nothing else. docs/how-to/install.md says how to run it.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund
# What never runs: declarations, source maps and documentation of packages, and all weights and subsets of the font but two.
RUN find node_modules -type f \( -name '*.map' -o -name '*.md' -o -name '*.ts' -o -name '*.cts' -o -name '*.mts' \) -delete
RUN find node_modules/@fontsource -type f -name '*.woff*' ! -name '*-chinese-simplified-[47]00-normal.woff' -delete
RUN mkdir empty

FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
ENV NODE_ENV=production BACKCHANNEL_DATA=/data WEB_HOST=0.0.0.0 WEB_PORT=8080
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build --chown=65532:65532 /build/empty /data
USER 65532:65532
VOLUME ["/data"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.WEB_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/nodejs/bin/node", "dist/bin/backchannel.js"]
CMD ["serve"]
