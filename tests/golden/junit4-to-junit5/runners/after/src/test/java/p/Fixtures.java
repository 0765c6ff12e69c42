package p;

import static org.junit.jupiter.api.Assertions.assertTrue;

class Fixtures {
    static void check(boolean b) {
        assertTrue(b, "checked");
    }
}
