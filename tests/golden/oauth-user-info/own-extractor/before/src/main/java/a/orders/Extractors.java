package a.orders;

import org.springframework.boot.autoconfigure.security.oauth2.resource.PrincipalExtractor;
import org.springframework.context.annotation.Bean;

class Extractors {

    @Bean
    PrincipalExtractor mail() {
        return user -> user.get("mail");
    }
}
