package a;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.autoconfigure.data.mongo.DataMongoTest;

@DataMongoTest
class A {

    @SpringBootApplication(scanBasePackages = "a", exclude = {
        DataSourceAutoConfiguration.class
    })
    static class B {}

    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class})
    static class C {}

    @SpringBootApplication(scanBasePackages = "a")
    static class D {}
}
