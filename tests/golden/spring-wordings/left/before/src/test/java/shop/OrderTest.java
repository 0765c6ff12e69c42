package shop;

class OrderTest {
    @Test
    void ownWords() {
        assertEquals("Order 1 is not supported", message());
    }

    @Test
    void otherAnswer() {
        assertEquals("Request method 'POST' not supported", message());
    }

    @Test
    void status() throws Exception {
        mvc.perform(post("/orders").content("Content type 'text/csv' not supported")).andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void otherCause() {
        assertEquals("Failed; nested exception is java.io.IOException: disk", message());
    }

    @Test
    void applicationsConstant() {
        assertEquals(Messages.NO_CSV, message());
    }

    @Test
    void twice() {
        stub("Access is denied");
        ask("Access is denied");
        check();
    }

    @Test
    void negated() {
        assertThat(message(), not(containsString("Access is denied")));
    }
}
