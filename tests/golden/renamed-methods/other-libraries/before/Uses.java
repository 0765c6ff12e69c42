package uses;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.zaxxer.hikari.HikariDataSource;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.bson.types.ObjectId;
import org.hibernate.cfg.AvailableSettings;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;
import reactor.core.publisher.Mono;

class Uses {

    void pool(HikariDataSource pool, Map<String, Object> settings) {
        pool.setInitializationFailFast(false);
        settings.put(AvailableSettings.WRAP_RESULT_SETS, "true");
        settings.put(AvailableSettings.JDBC_URL, "jdbc:h2:mem:a");
        pool.shutdown();
    }

    Object read(DeserializationContext context, KafkaStreams streams) throws Exception {
        if (streams.close(10, TimeUnit.SECONDS)) {
            throw context.mappingException("closed");
        } else if (context == null) {
            throw context.mappingException(Uses.class);
        }
        return streams.store("all", QueryableStoreTypes.keyValueStore());
    }

    long web(ObjectId id, ChromeOptions options, WebDriver driver) {
        RestAssured.given().queryParameter("a", 1).when().get("/").then().content(null);
        options.setHeadless(true);
        new FluentWait<>(driver).withTimeout(30, TimeUnit.SECONDS);
        Mono.just(1).compose(mono -> mono).block();
        return id.getTime();
    }
}
