package shop;

class ATest {
    @Test
    @Timeout(1)
    void a() {
    }
}
