package shop;

class ClientTest {
    @Test
    void missing() {
        assertThatThrownBy(() -> client.order(1)).hasMessage("404 Not Found on GET request for \"https://shop.test/orders/1\": \"no order\"");
    }

    @Test
    void onAPort() {
        assertThatThrownBy(() -> client.order(2)).hasMessage("404 Not Found: [no body]");
    }

    @Test
    void download() {
        mvc.perform(get("/orders")).andExpect(header().string("Content-Disposition", "attachment; filename=\"=?UTF-8?Q?b=C3=A9.csv?=\"; filename*=UTF-8''b%C3%A9.csv"));
    }

    @Test
    void number() {
        assertThat(thrown(get("/orders/x"))).hasMessageStartingWith("Method parameter 'id': Failed to convert value of type 'java.lang.String' to required type 'long'");
    }
}
