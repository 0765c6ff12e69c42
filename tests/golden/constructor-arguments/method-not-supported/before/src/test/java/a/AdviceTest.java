package a;

import org.springframework.web.HttpRequestMethodNotSupportedException;

class AdviceTest {
    Exception refused() {
        return new HttpRequestMethodNotSupportedException("PUT", new String[] {"GET", "POST"});
    }
}
