# The functions in a container, for installations that run them on AKS or Container Apps. Flex Consumption, the default,
# takes the same files as a package and needs no image.
ARG FUNCTIONS_IMAGE

FROM ${FUNCTIONS_IMAGE} AS packages
COPY requirements.txt /tmp/requirements.txt
RUN python -m pip install --no-cache-dir --require-hashes --target /packages -r /tmp/requirements.txt

FROM ${FUNCTIONS_IMAGE}
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
COPY --from=packages /packages /home/site/wwwroot/.python_packages/lib/site-packages
COPY host.json function_app.py requirements.txt /home/site/wwwroot/
COPY shared /home/site/wwwroot/shared
COPY pipeline /home/site/wwwroot/pipeline
COPY functions /home/site/wwwroot/functions
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    ASPNETCORE_URLS=http://+:8080 \
    HOME=/tmp
WORKDIR /home/site/wwwroot
USER 10001:10001
EXPOSE 8080
