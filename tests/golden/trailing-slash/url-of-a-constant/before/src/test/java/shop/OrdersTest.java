package shop;

class OrdersTest {
    static final String URL = Orders.URL + '/';

    @Test
    void all() throws Exception {
        mvc.perform(get(URL)).andExpect(status().isOk());
    }
}
