package shop;

class LoginTest {
    TestRestTemplate rest;

    @Test
    void logsIn() {
        assertEquals(HttpStatus.FOUND, rest.postForEntity("/login", form, String.class).getStatusCode());
    }

    @Test
    void looks() {
        assertEquals(HttpStatus.FOUND, rest.getForEntity("/", String.class).getStatusCode());
    }
}
