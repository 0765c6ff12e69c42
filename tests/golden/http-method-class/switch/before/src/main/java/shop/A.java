package shop;

import java.util.EnumSet;
import org.springframework.http.HttpMethod;

class A {
    EnumSet<HttpMethod> safe = EnumSet.of(HttpMethod.GET, HttpMethod.HEAD);

    int a(HttpMethod method, String name) {
        HttpMethod other = HttpMethod.resolve(name);
        switch (method) {
            case GET:
            case HEAD:
                return 1;
            default:
                return 0;
        }
    }
}
