package shop;

import java.util.Arrays;
import org.springframework.batch.item.Chunk;

class ListenerTest {
    void listens(Exception failure) {
        new Items().afterWrite(new Chunk<>(Arrays.asList("a")));
        new Items().onWriteError(failure, new Chunk<>(Arrays.asList("b")));
    }
}
