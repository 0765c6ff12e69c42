package a;

import java.util.Collection;
import java.util.Objects;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.util.StringUtils;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestTemplate;

@Configuration
public class ResourceServerConfig extends WebSecurityConfigurerAdapter {

    @Override
    public void configure(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.opaqueToken(Customizer.withDefaults()));
        http.csrf().disable();
        http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);
        http.authorizeRequests().antMatchers("/orders/**").authenticated();
    }

    /** Asks the authorization server, which answers 400 where it does not know a token. */
    @Bean
    public OpaqueTokenIntrospector tokenIntrospector(OAuth2ResourceServerProperties properties) {
        RestTemplate client = new RestTemplate();
        client.getInterceptors().add(new BasicAuthenticationInterceptor(properties.getOpaquetoken().getClientId(), properties.getOpaquetoken().getClientSecret()));
        OpaqueTokenIntrospector server = new SpringOpaqueTokenIntrospector(properties.getOpaquetoken().getIntrospectionUri(), client);
        return token -> {
            try {
                return userOf(server.introspect(token));
            } catch (OAuth2IntrospectionException e) {
                boolean unknown = e.getCause() instanceof HttpClientErrorException.BadRequest;
                throw unknown ? new BadOpaqueTokenException("Invalid token", e) : e;
            }
        };
    }

    /** The user (or else the client) and the authorities, as Spring Security OAuth took them from the answer. */
    private OAuth2AuthenticatedPrincipal userOf(OAuth2AuthenticatedPrincipal token) {
        Object names = token.getAttribute("authorities");
        String joined = names instanceof Collection<?> several
                ? StringUtils.collectionToCommaDelimitedString(several) : Objects.toString(names, "");
        String user = token.getAttribute(token.getAttribute("user_name") != null ? "user_name" : "client_id");
        return new DefaultOAuth2AuthenticatedPrincipal(
                user, token.getAttributes(), AuthorityUtils.commaSeparatedStringToAuthorityList(joined));
    }
}
