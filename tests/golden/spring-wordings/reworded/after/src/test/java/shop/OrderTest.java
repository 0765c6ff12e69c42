package shop;

class OrderTest {
    @Test
    void needsUser() throws Exception {
        String expected =
                "Required header 'X-User' is not present.";
        mvc.perform(get("/orders"))
                .andExpect(status().isBadRequest())
                .andExpect(status().reason(containsString(expected)));
    }

    @Test
    void needsUserToo() throws Exception {
        mvc.perform(delete("/orders"))
                .andExpect(status().reason(containsString(
                        "Required header 'X-User' is not present.")));
    }

    @Test
    void otherTest() {
        assertEquals("Required request header 'X-User' for method parameter type long is not present", own());
    }

    @Test
    void needsNumber() throws Exception {
        mvc.perform(get("/orders/p"))
                .andExpect(jsonPath("$.message", is(
                        "Method parameter 'id': Failed to convert value of type 'java.lang.String' to required type 'int'; For input string: \"p\"")))
                .andExpect(jsonPath("$.errors", hasItem("id should be of type int")));
    }
}
