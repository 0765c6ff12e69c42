package shop;

import org.springframework.batch.item.Chunk;

class OrderWriter extends BaseWriter {
    @Override
    public void write(Chunk<? extends String> items) {
        super.write(items);
        saveAll(items.getItems());
        repository.saveAll(items);
    }
}
