package org.acme;

abstract class AbstractOwnersTest {
    @Value("${app.api}" + "${app.owners}/")
    String ownersPath;
}
