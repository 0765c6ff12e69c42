package shop;

import java.util.ArrayList;
import java.util.List;

import org.springframework.batch.core.annotation.AfterWrite;
import org.springframework.batch.item.ItemWriter;

class Writers {
    ItemWriter<String> plain() {
        return items -> items.forEach(System.out::println);
    }

    ItemWriter<String> streams() {
        return items -> {
            List<String> copy = new ArrayList<>(items);
            items.stream().map(String::trim).forEach(copy::add);
            delegate.write(items);
        };
    }

    ItemWriter<String> typed() {
        return (List<? extends String> items) -> System.out.println(items.get(0));
    }

    ItemWriter<String> reference() {
        ItemWriter<String> foreign = repository::saveAll;
        return this::store;
    }

    Object step(StepBuilder builder) {
        return builder.<String, String>chunk(2).reader(reader).writer(list -> list.stream().forEach(log::info)).build();
    }

    Object other(Http http) {
        return http.writer(list -> list.stream());
    }

    void store(List<? extends String> items) {
    }

    @AfterWrite
    void after(List<? extends String> items) {
        log.info("{}", items.get(0));
    }
}
