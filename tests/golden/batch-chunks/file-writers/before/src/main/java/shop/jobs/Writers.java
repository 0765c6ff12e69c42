package shop.jobs;

import java.util.List;
import javax.persistence.EntityManager;
import org.springframework.batch.item.ItemWriter;
import org.springframework.batch.item.database.JpaItemWriter;
import org.springframework.batch.item.file.FlatFileItemWriter;

class NumberedWriter extends FlatFileItemWriter<Order> {

    @Override
    public String doWrite(List<? extends Order> items) {
        items.stream().forEach(Order::number);
        for (Order order : items) {
            order.number();
        }
        return super.doWrite(items);
    }
}

class CheckedWriter extends JpaItemWriter<Order> {

    @Override
    protected void doWrite(EntityManager manager, List<? extends Order> items) {
        if (!items.isEmpty()) {
            super.doWrite(manager, items);
        }
    }
}

class OwnWriter implements ItemWriter<Order> {

    @Override
    public void write(List<? extends Order> items) {
        doWrite(items);
    }

    private void doWrite(List<? extends Order> items) {
        items.forEach(Order::number);
    }
}
