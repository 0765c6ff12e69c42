import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.integration.dsl.Pollers;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import java.util.concurrent.TimeUnit;

class Settings {
    Map<String, Object> kafka(KafkaProperties kafka) {
        Map<String, Object> all = kafka.buildAdminProperties(null);
        all.putAll(kafka.getConsumer().buildProperties(null));
        return all;
    }

    boolean redis(RedisProperties redis) {
        redis.getSsl().setEnabled(true);
        return redis.getSsl().isEnabled();
    }

    int server(ServerProperties server) {
        server.getTomcat().getThreads().setMax(200);
        return server.getTomcat().getThreads().getMinSpare();
    }

    Object mongo(MongoTemplate template, Query query) {
        query.maxTime(Duration.of(5, TimeUnit.SECONDS.toChronoUnit())).slaveOk();
        return template.getMongoDatabaseFactory();
    }

    Object converter(MappingJackson2HttpMessageConverter converter) {
        converter.setDefaultCharset(StandardCharsets.UTF_8);
        return Pollers.fixedDelay(100).maxMessagesPerPoll(1).getObject();
    }

    ClientRegistration client() {
        return ClientRegistration.withRegistrationId("shop")
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .redirectUriTemplate("{baseUrl}/login")
            .build();
    }

    void locale(LocaleChangeInterceptor interceptor) {
        interceptor.setIgnoreInvalidLocale(true);
    }
}
