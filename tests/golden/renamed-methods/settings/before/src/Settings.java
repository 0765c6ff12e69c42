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
        Map<String, Object> all = kafka.buildAdminProperties();
        all.putAll(kafka.getConsumer().buildProperties());
        return all;
    }

    boolean redis(RedisProperties redis) {
        redis.setSsl(true);
        return redis.isSsl();
    }

    int server(ServerProperties server) {
        server.getTomcat().setMaxThreads(200);
        return server.getTomcat().getMinSpareThreads();
    }

    Object mongo(MongoTemplate template, Query query) {
        query.maxTime(5, TimeUnit.SECONDS).slaveOk();
        return template.getMongoDbFactory();
    }

    Object converter(MappingJackson2HttpMessageConverter converter) {
        converter.setDefaultCharset(MappingJackson2HttpMessageConverter.DEFAULT_CHARSET);
        return Pollers.fixedDelay(100).maxMessagesPerPoll(1).get();
    }

    ClientRegistration client() {
        return ClientRegistration.withRegistrationId("shop")
            .clientAuthenticationMethod(ClientAuthenticationMethod.BASIC)
            .redirectUriTemplate("{baseUrl}/login")
            .build();
    }

    void locale(LocaleChangeInterceptor interceptor) {
        interceptor.setIgnoreInvalidLocale(true);
        interceptor.setLanguageTagCompliant(true);
    }
}
