# The service over a store that was built elsewhere, or by `docker run … jipu build`:
#   docker build -t jipu .
#   docker run --rm -v "$PWD/data/sources:/documents:ro" -v jipu:/store jipu build /documents
#   docker run --rm -p 127.0.0.1:8000:8000 -v jipu:/store --read-only --tmpfs /tmp jipu
FROM python:3.11-slim AS build
WORKDIR /src
COPY . .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --requirement constraints.txt \
 && /venv/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11-slim
COPY --from=build /venv /venv
RUN useradd --system --uid 10001 jipu && install -d -o jipu /store
USER jipu
ENV PATH=/venv/bin:$PATH JIPU_STORE=/store PYTHONUNBUFFERED=1
VOLUME /store
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["jipu"]
CMD ["serve", "--host", "0.0.0.0"]
