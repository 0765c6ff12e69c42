package shop;

import java.util.Arrays;

class ListenerTest {
    void listens(Exception failure) {
        new Items().afterWrite(Arrays.asList("a"));
        new Items().onWriteError(failure, Arrays.asList("b"));
    }
}
