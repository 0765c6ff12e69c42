package shop;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;

class A {
    int a(RequestMethod method) {
        switch (method) {
            case GET:
                return 1;
            default:
                return 0;
        }
    }
}
