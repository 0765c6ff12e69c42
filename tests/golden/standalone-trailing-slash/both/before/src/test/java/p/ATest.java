package p;

class ATest {
    void setUp() {
        mvc = MockMvcBuilders.standaloneSetup(controller)
            .setControllerAdvice(new Advice())
            .build();
        other = standaloneSetup(controller).build();
    }

    void all() {
        mvc.perform(get("/api/owners/?name=x").accept(JSON));
    }
}
