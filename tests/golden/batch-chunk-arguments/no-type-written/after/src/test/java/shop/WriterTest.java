package shop;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.batch.item.Chunk;

class WriterTest {
    @Test
    void writes() throws Exception {
        var items = List.of("a", "b");
        new Writer().write(new Chunk<>(items));
    }
}
