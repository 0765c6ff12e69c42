package shop;

import org.springframework.data.rest.webmvc.RepositoryRestController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@RepositoryRestController
@RequestMapping("/api/orders")
public class Orders {

    @GetMapping("/late")
    public ResponseEntity<?> late() {
        return ResponseEntity.ok().build();
    }
}
