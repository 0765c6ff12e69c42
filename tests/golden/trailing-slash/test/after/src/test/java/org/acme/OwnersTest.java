package org.acme;

class OwnersTest {
    void a() {
        mvc.perform(get("/api/owners/"));
    }
}
