package shop;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemWriter;
import org.springframework.batch.item.support.ListItemWriter;

class Derived extends ListItemWriter<String> {
    private ItemWriter<String> delegate;

    void all(List<String> items) throws Exception {
        delegate.write(new Chunk<>(items.stream().map(String::trim).collect(Collectors.toList())));
        delegate.write(new Chunk<>(items.subList(0, 1)));
        super.write(new Chunk<>(Collections.singletonList("x")));
    }
}
