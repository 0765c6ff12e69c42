package p;

import org.junit.jupiter.api.Test;

class NewTest {
    @Test
    void a() {
    }
}
