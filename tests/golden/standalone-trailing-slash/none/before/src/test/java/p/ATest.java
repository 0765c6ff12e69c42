package p;

class ATest {
    void setUp() {
        mvc = MockMvcBuilders.standaloneSetup(controller).build();
    }

    void all() {
        mvc.perform(get("/api/owners/" + id));
        mvc.perform(get("/"));
    }
}
