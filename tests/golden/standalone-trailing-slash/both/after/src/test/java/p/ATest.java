package p;

class ATest {
    void setUp() {
        mvc = MockMvcBuilders.standaloneSetup(controller)
            .setControllerAdvice(new Advice())
            .setUseTrailingSlashPatternMatch(true)
            .build();
        other = standaloneSetup(controller).setUseTrailingSlashPatternMatch(true).build();
    }

    void all() {
        mvc.perform(get("/api/owners/?name=x").accept(JSON));
    }
}
