package demo;

import org.springframework.cloud.openfeign.FeignClient;

@FeignClient(name = "cards", url = "${cards}")
public interface CardsClient {
    Card card(String id);
}
