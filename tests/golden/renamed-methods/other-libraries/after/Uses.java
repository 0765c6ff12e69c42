package uses;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.zaxxer.hikari.HikariDataSource;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.bson.types.ObjectId;
import org.hibernate.cfg.AvailableSettings;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;
import reactor.core.publisher.Mono;

class Uses {

    void pool(HikariDataSource pool, Map<String, Object> settings) {
        pool.setInitializationFailTimeout(-1);
        settings.put("hibernate.jdbc.wrap_result_sets", "true");
        settings.put(AvailableSettings.JAKARTA_JDBC_URL, "jdbc:h2:mem:a");
        pool.close();
    }

    Object read(DeserializationContext context, KafkaStreams streams) throws Exception {
        if (streams.close(Duration.of(10, TimeUnit.SECONDS.toChronoUnit()))) {
            throw JsonMappingException.from(context.getParser(), "closed");
        } else if (context == null) {
            throw MismatchedInputException.from(context.getParser(), Uses.class, "Cannot deserialize from " + context.getParser().currentToken());
        }
        return streams.store(StoreQueryParameters.fromNameAndType("all", QueryableStoreTypes.keyValueStore()));
    }

    long web(ObjectId id, ChromeOptions options, WebDriver driver) {
        RestAssured.given().queryParam("a", 1).when().get("/").then().body(null);
        options.addArguments("--headless=new");
        new FluentWait<>(driver).withTimeout(Duration.of(30, TimeUnit.SECONDS.toChronoUnit()));
        Mono.just(1).transformDeferred(mono -> mono).block();
        return id.getDate().getTime();
    }
}
