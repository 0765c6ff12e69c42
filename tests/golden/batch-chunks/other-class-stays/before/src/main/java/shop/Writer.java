package shop;

import java.util.List;
import org.springframework.batch.item.ItemReader;

class Writer implements Output<Order> {
    public void write(List<? extends Order> items) {
    }
}
