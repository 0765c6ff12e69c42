package p;

import org.springframework.boot.test.util.EnvironmentTestUtils;

public class ATest {
    void a() {
        EnvironmentTestUtils.addEnvironment(context, "a=b", "c=d");
    }
}
