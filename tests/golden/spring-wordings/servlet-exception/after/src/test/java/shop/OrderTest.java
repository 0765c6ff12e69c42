package shop;

class OrderTest {

    @Test
    void tells() {
        try {
            mvc.perform(get("/orders/1"));
        } catch (Exception e) {
            assertEquals(e.toString(), "jakarta.servlet.ServletException: Request processing failed: java.lang.IllegalStateException: no order 1");
        }
    }
}
