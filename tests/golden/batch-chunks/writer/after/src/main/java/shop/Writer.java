package shop;

import java.util.ArrayList;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemWriter;

class Writer implements ItemWriter<Order> {
    @Override
    public void write(Chunk<? extends Order> items) throws Exception {
        for (Order order : items) {
            log(order);
        }
        log(items.size());
        repository.saveAll(items);
        new ArrayList<>(items.getItems());
        items.getItems().stream().count();
    }
}
