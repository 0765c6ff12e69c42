package p;

public class ATest {
    void a() {
        EnvironmentTestUtils.addEnvironment("name", context, "a=b", "c=d");
    }
}
