package a;

import java.util.Arrays;
import org.springframework.web.HttpRequestMethodNotSupportedException;

class AdviceTest {
    Exception refused() {
        return new HttpRequestMethodNotSupportedException("PUT", Arrays.asList(new String[] {"GET", "POST"}));
    }
}
