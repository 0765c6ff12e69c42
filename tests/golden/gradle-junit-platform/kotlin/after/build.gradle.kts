plugins {
    java
}

tasks.test {
    useJUnitPlatform()
}
