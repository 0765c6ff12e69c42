package shop;

import static shop.Texts.NO_JSON;

class ErrorTest {
    private static final String USER = "X-User";
    private final String parameter = "Required String parameter 'name' is not present";

    @Test
    void format() {
        String verb = "POST";
        assertThat(message()).isEqualTo(String.format("Request method '%s' not supported", verb));
    }

    @Test
    void joined() {
        assertEquals("Required request header '" + USER + "' for method parameter type " + type() + " is not present", message());
    }

    @Test
    void twoLines() {
        assertEquals("400: "
                + "Content type 'text/plain' not supported"
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
        check("The given id must not be null!; nested exception is java.lang.IllegalArgumentException: The given id must not be null!");
    }

    private void check(String text) {
        assertEquals(text, message());
    }

    @Test
    void object() {
        ApiError expected = new ApiError(415, "Content type 'text/csv' not supported");
        client.post().exchange().expectBody().json(write(expected));
    }

    @Test
    void inJson() {
        String json = """
            {"status": 415, "message": "Content type 'text/csv' not supported"}
            """;
        client.post().exchange().expectBody().json(json);
    }

    @Test
    void isDenied() {
        assertThat(body().message()).isEqualTo("Access is denied");
    }
}
