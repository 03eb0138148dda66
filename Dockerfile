# Kraken, built: the portal (with API_ENDPOINT) and the backend. compose.yaml runs both.
FROM node:22-bookworm
RUN mkdir /kraken /var/lib/kraken && chown node:node /kraken /var/lib/kraken
USER node
WORKDIR /kraken
COPY --chown=node:node . .
# Layers may keep whole seconds only, and what was written to since the build would be built once more at the start.
RUN find . -type f -exec touch -d @1767225600 {} + && npm ci
# The names under which forms are sent are made with this key: the same one at each build lets portals be replaced one
# after the other. As a secret it is in no layer.
RUN --mount=type=secret,id=forms_key,uid=1000 \
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY="$(cat /run/secrets/forms_key)" npm run build && rm -rf apps/portal/.next/cache
ENV KRAKEN_HOME=/var/lib/kraken HOST=0.0.0.0
EXPOSE 3000
CMD ["node", "scripts/start.mjs"]
