package shop;

class Visitor {
    private final TestRestTemplate rest;

    Visitor(TestRestTemplate rest) {
        this.rest = rest;
    }

    String enter(HttpEntity<Form> form) {
        return rest.postForEntity("/login", form, String.class).getHeaders().getFirst("Set-Cookie");
    }
}
