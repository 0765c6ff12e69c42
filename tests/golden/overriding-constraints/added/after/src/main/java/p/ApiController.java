package p;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class ApiController implements Api {
    @Override
    public String hello(String name, Integer n) {
        return name;
    }
}
