package p;

import org.springframework.boot.test.util.TestPropertyValues;

public class ATest {
    void a() {
        TestPropertyValues.of("a=b", "c=d").applyTo(context);
    }
}
