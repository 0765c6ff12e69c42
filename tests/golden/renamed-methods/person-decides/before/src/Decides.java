import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

class Decides {
    Object grant = AuthorizationGrantType.IMPLICIT;

    void retry(ConcurrentKafkaListenerContainerFactory<String, String> factory, LocaleChangeInterceptor locale) {
        factory.setStatefulRetry(true);
        locale.setLanguageTagCompliant(Boolean.getBoolean("tags"));
    }
}
