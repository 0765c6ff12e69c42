package p;

import static junit.framework.TestCase.assertTrue;

class Fixtures {
    static void check(boolean b) {
        assertTrue("checked", b);
    }
}
