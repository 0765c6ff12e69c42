package shop;

import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.item.ItemWriter;

class Writer implements ItemWriter<Order> {
    @Override
    public void write(List<? extends Order> items) throws Exception {
        for (Order order : items) {
            log(order);
        }
        log(items.size());
        repository.saveAll(items);
        new ArrayList<>(items);
        items.stream().count();
    }
}
