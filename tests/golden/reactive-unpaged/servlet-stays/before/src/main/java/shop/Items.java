package shop;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class Items {
    @GetMapping("/items")
    Mono<Page<String>> items(Pageable page) {
        List<String> items = List.of("a");
        return Mono.just(new PageImpl<>(items));
    }
}
