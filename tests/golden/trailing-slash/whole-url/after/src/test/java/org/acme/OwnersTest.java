package org.acme;

class OwnersTest {
    void a() {
        mvc.perform(get("http://localhost:8080/api/owners/"));
    }
}
