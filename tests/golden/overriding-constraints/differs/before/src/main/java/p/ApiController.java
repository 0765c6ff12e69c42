package p;

import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ApiController implements Api {
    @Override
    public String hello(@Size(min = 2) String name, Integer n) {
        return name;
    }
}
