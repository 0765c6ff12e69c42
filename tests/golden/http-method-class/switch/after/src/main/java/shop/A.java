package shop;

import java.util.Set;
import org.springframework.http.HttpMethod;

class A {
    Set<HttpMethod> safe = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    int a(HttpMethod method, String name) {
        HttpMethod other = HttpMethod.valueOf(name);
        switch (method.name()) {
            case "GET":
            case "HEAD":
                return 1;
            default:
                return 0;
        }
    }
}
