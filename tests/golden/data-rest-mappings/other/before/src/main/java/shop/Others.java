package shop;

import org.springframework.data.rest.webmvc.RepositoryRestController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RepositoryRestController
@RequestMapping(value = "/orders", produces = "application/hal+json")
public class Others {

    @RestController
    @RequestMapping("/plain")
    static class Plain {
    }

    @RepositoryRestController("/own")
    static class Own {
    }
}
