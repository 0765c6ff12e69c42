package shop;

class OrderTest {
    @Test
    void needsUser() throws Exception {
        String expected =
                "Required request header 'X-User' for method parameter type long is not present";
        mvc.perform(get("/orders"))
                .andExpect(status().isBadRequest())
                .andExpect(status().reason(containsString(expected)));
    }

    @Test
    void needsUserToo() throws Exception {
        mvc.perform(delete("/orders"))
                .andExpect(status().reason(containsString(
                        "Required request header 'X-User' for method parameter type long is not present")));
    }

    @Test
    void otherTest() {
        assertEquals("Required request header 'X-User' for method parameter type long is not present", own());
    }

    @Test
    void needsNumber() throws Exception {
        mvc.perform(get("/orders/p"))
                .andExpect(jsonPath("$.message", is(
                        "Failed to convert value of type 'java.lang.String' to required type 'int'; nested exception is java.lang.NumberFormatException: For input string: \"p\"")))
                .andExpect(jsonPath("$.errors", hasItem("id should be of type int")));
    }
}
