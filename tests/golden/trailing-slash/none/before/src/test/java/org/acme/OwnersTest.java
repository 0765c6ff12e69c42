package org.acme;

class OwnersTest {
    void a() {
        mvc.perform(get("/api/owners"));
        mvc.perform(get("/api/owners/" + id));
        mvc.perform(get("/static/"));
    }
}
