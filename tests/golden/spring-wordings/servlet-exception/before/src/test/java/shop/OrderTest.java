package shop;

class OrderTest {

    @Test
    void tells() {
        try {
            mvc.perform(get("/orders/1"));
        } catch (Exception e) {
            assertEquals(e.toString(), "org.springframework.web.util.NestedServletException: Request processing failed; nested exception is java.lang.IllegalStateException: no order 1");
        }
    }
}
