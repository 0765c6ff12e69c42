package shop;

import java.util.List;

import org.springframework.batch.core.listener.StepListenerSupport;
import org.springframework.batch.item.ItemWriter;

public class Careful extends StepListenerSupport<String, String> implements ItemWriter<String> {
    @Override
    public void write(List<? extends String> items) {
        if (items == null || items.isEmpty()) {
            return;
        }
        System.out.println(items.get(0));
    }

    @Override
    public void beforeWrite(List<? extends String> items) {
        System.out.println(items.get(0));
    }
}
