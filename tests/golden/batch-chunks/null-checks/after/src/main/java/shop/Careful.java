package shop;

import org.springframework.batch.core.listener.StepListenerSupport;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemWriter;

public class Careful extends StepListenerSupport<String, String> implements ItemWriter<String> {
    @Override
    public void write(Chunk<? extends String> items) {
        if (items == null || items.isEmpty()) {
            return;
        }
        System.out.println(items.getItems().get(0));
    }

    @Override
    public void beforeWrite(Chunk<? extends String> items) {
        System.out.println(items.getItems().get(0));
    }
}
