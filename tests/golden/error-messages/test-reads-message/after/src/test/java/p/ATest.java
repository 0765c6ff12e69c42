package p;

class ATest {
    void fails() {
        assertThat(rest.getForObject("/boom", Map.class).get("message")).isEqualTo("boom");
    }
}
