package shop;

import java.util.List;

import org.springframework.batch.item.ItemWriter;

class BaseWriter implements ItemWriter<String> {
    @Override
    public void write(List<? extends String> items) {
    }
}
