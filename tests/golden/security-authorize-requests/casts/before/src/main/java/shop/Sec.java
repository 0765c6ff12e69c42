package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExpressionUrlAuthorizationConfigurer.AuthorizedUrl;

class Sec {
    void chain(HttpSecurity http) throws Exception {
        ((AuthorizedUrl) ((AuthorizedUrl) http.authorizeRequests().requestMatchers("/a/**")).authenticated().anyRequest()).permitAll();
    }
}
