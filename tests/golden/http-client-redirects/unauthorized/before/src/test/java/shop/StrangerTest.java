package shop;

class StrangerTest {
    TestRestTemplate rest;

    @Test
    void isTurnedAway() {
        assertEquals(HttpStatus.UNAUTHORIZED, rest.postForEntity("/orders", null, String.class).getStatusCode());
    }
}
