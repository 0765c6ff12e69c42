package shop;

import org.springframework.data.rest.webmvc.RepositoryRestController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

@RepositoryRestController("/orders")
public class Orders {

    @GetMapping("/late")
    public ResponseEntity<?> late() {
        return ResponseEntity.ok().build();
    }
}
