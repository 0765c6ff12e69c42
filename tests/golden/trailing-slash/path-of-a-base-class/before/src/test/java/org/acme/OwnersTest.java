package org.acme;

class OwnersTest extends AbstractOwnersTest {
    void all() {
        mvc.perform(get(ownersPath));
    }
}
