# The builder: JDKs, Maven, Gradle and the agent, for pods that run projects' own code. It holds no secret and needs none.
#
# Every base image is an argument without a default: name it with its digest (images/README.md). JDKS selects among
# Temurin's versions, whose images are all of the same layout.
ARG PYTHON_IMAGE
ARG JDK8_IMAGE
ARG JDK11_IMAGE
ARG JDK17_IMAGE
ARG JDK21_IMAGE
ARG MAVEN_IMAGE
ARG GRADLE_IMAGE

FROM ${JDK8_IMAGE} AS jdk8
FROM ${JDK11_IMAGE} AS jdk11
FROM ${JDK17_IMAGE} AS jdk17
FROM ${JDK21_IMAGE} AS jdk21
FROM ${MAVEN_IMAGE} AS maven
FROM ${GRADLE_IMAGE} AS gradle

FROM ${PYTHON_IMAGE} AS jdks
ARG JDKS="8 11 17 21"
COPY --from=jdk8 /opt/java/openjdk /opt/java/8
COPY --from=jdk11 /opt/java/openjdk /opt/java/11
COPY --from=jdk17 /opt/java/openjdk /opt/java/17
COPY --from=jdk21 /opt/java/openjdk /opt/java/21
RUN for home in /opt/java/*; do case " $JDKS " in *" ${home##*/} "*) ;; *) rm -rf "$home" ;; esac; done

FROM ${PYTHON_IMAGE} AS packages
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/requirements.txt

FROM ${MAVEN_IMAGE} AS openrewrite
COPY openrewrite /tmp/openrewrite
RUN mvn -B -ntp -f /tmp/openrewrite/pom.xml compile

FROM ${PYTHON_IMAGE}
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 builder \
    && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin builder
COPY --from=jdks /opt/java /opt/java
COPY --from=maven /usr/share/maven /opt/maven
COPY --from=gradle /opt/gradle /opt/gradle
COPY --from=packages /opt/venv /opt/venv
COPY --from=openrewrite /tmp/openrewrite/target /opt/openrewrite
COPY shared /opt/autobuilder/shared
COPY pipeline /opt/autobuilder/pipeline
COPY builder /opt/autobuilder/builder
ENV PATH=/opt/venv/bin:/opt/maven/bin:/usr/local/bin:/usr/bin:/bin \
    JAVA_HOME=/opt/java/17 \
    AUTOBUILDER_GRADLE=/opt/gradle \
    AUTOBUILDER_OPENREWRITE=/opt/openrewrite \
    PYTHONPATH=/opt/autobuilder \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /opt/autobuilder
USER 10001:10001
ENTRYPOINT ["python", "-m", "builder"]
