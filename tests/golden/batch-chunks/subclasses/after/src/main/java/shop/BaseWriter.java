package shop;

import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemWriter;

class BaseWriter implements ItemWriter<String> {
    @Override
    public void write(Chunk<? extends String> items) {
    }
}
