# The gateway in AKS: REST, streamed logs and events, MCP. The same ASGI app that the functions serve buffered.
ARG PYTHON_IMAGE

FROM ${PYTHON_IMAGE} AS packages
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/requirements.txt

FROM ${PYTHON_IMAGE}
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 autobuilder \
    && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin autobuilder
COPY --from=packages /opt/venv /opt/venv
COPY shared /opt/autobuilder/shared
COPY pipeline /opt/autobuilder/pipeline
COPY functions /opt/autobuilder/functions
ENV PATH=/opt/venv/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONPATH=/opt/autobuilder \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    AUTOBUILDER_HOME=/var/lib/autobuilder
WORKDIR /opt/autobuilder
USER 10001:10001
EXPOSE 8080
CMD ["python", "-m", "uvicorn", "--factory", "functions.api.asgi:streaming_app", "--host", "0.0.0.0", "--port", "8080", "--no-access-log"]
