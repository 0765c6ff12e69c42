package p;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ApiController implements Api {
    @Override
    public String hello(@Size(min = 1, message = "short") String name, @NotNull @Max(value = 3) Integer n) {
        return name;
    }
}
