package a;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.mongo.embedded.EmbeddedMongoAutoConfiguration;
import org.springframework.boot.autoconfigure.solr.SolrAutoConfiguration;
import org.springframework.boot.test.autoconfigure.data.mongo.DataMongoTest;

@DataMongoTest(excludeAutoConfiguration = EmbeddedMongoAutoConfiguration.class)
class A {

    @SpringBootApplication(scanBasePackages = "a", exclude = {
        SolrAutoConfiguration.class,
        DataSourceAutoConfiguration.class
    })
    static class B {}

    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, SolrAutoConfiguration.class})
    static class C {}

    @SpringBootApplication(scanBasePackages = "a", exclude = {SolrAutoConfiguration.class})
    static class D {}
}
