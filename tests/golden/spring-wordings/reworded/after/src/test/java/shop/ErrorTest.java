package shop;

import static shop.Texts.NO_JSON;

class ErrorTest {
    private static final String USER = "X-User";
    private final String parameter = "Required parameter 'name' is not present.";

    @Test
    void format() {
        String verb = "POST";
        assertThat(message()).isEqualTo(String.format("Request method '%s' is not supported", verb));
    }

    @Test
    void joined() {
        assertEquals("Required header '" + USER + "' is not present.", message());
    }

    @Test
    void twoLines() {
        assertEquals("400: "
                + "Content-Type 'text/plain' is not supported"
                + "!", message());
    }

    @Test
    void field() {
        assertEquals(parameter, message());
    }

    @Test
    void constant() {
        assertThatThrownBy(() -> call()).hasMessage(NO_JSON);
    }

    @Test
    void helper() {
        check("The given id must not be null");
    }

    private void check(String text) {
        assertEquals(text, message());
    }

    @Test
    void object() {
        ApiError expected = new ApiError(415, "Content-Type 'text/csv' is not supported");
        client.post().exchange().expectBody().json(write(expected));
    }

    @Test
    void inJson() {
        String json = """
            {"status": 415, "message": "Content-Type 'text/csv' is not supported"}
            """;
        client.post().exchange().expectBody().json(json);
    }

    @Test
    void isDenied() {
        assertThat(body().message()).isEqualTo("Access Denied");
    }
}
