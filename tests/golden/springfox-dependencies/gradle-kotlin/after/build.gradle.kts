plugins {
    id("org.springframework.boot") version "3.5.16"
}

dependencies {
    implementation("org.springdoc:springdoc-openapi-starter-webmvc-ui:2.8.13")
}
