package shop;

import org.springframework.data.web.config.SpringDataJacksonConfiguration;
import org.springframework.stereotype.Component;

/** Writes a page that nobody asked for by number as before: Spring Data registers this in servlet applications only. */
@Component
class UnpagedModule extends SpringDataJacksonConfiguration.PageModule {
    UnpagedModule() {
        super(null);
    }
}
