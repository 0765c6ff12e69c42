package a.orders;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.security.oauth2.resource.AuthoritiesExtractor;
import org.springframework.boot.autoconfigure.security.oauth2.resource.FixedAuthoritiesExtractor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2RestOperations;
import org.springframework.security.oauth2.client.OAuth2RestTemplate;
import org.springframework.security.oauth2.client.resource.BaseOAuth2ProtectedResourceDetails;
import org.springframework.security.oauth2.common.DefaultOAuth2AccessToken;
import org.springframework.security.oauth2.common.OAuth2AccessToken;
import org.springframework.security.oauth2.common.exceptions.InvalidTokenException;
import org.springframework.security.oauth2.provider.OAuth2Authentication;
import org.springframework.security.oauth2.provider.OAuth2Request;
import org.springframework.security.oauth2.provider.token.ResourceServerTokenServices;

/** Knows the scopes as well, by {@link #getRequest(Map)}. */
public class ScopedTokens implements ResourceServerTokenServices {

    private static final Log LOG = LogFactory.getLog(ScopedTokens.class);

    private final String url;

    private final String clientId;

    private OAuth2RestOperations restTemplate;

    private String tokenType = DefaultOAuth2AccessToken.BEARER_TYPE;

    private AuthoritiesExtractor authoritiesExtractor = new FixedAuthoritiesExtractor();

    public ScopedTokens(String url, String clientId) {
        this.url = url;
        this.clientId = clientId;
    }

    public void setTokenType(String tokenType) {
        this.tokenType = tokenType;
    }

    public void setRestTemplate(OAuth2RestOperations restTemplate) {
        this.restTemplate = restTemplate;
    }

    @Override
    public OAuth2Authentication loadAuthentication(String token)
            throws AuthenticationException, InvalidTokenException {
        Map<String, Object> user = getMap(url, token);
        if (user.containsKey("error")) {
            throw new InvalidTokenException(token);
        }
        return extractAuthentication(user);
    }

    private OAuth2Authentication extractAuthentication(Map<String, Object> user) {
        Object principal = getPrincipal(user);
        List<GrantedAuthority> authorities = authoritiesExtractor.extractAuthorities(user);
        OAuth2Request request = getRequest(user);
        UsernamePasswordAuthenticationToken known =
                new UsernamePasswordAuthenticationToken(principal, "N/A", authorities);
        known.setDetails(user);
        return new OAuth2Authentication(request, known);
    }

    // our people are known by their number
    private Object getPrincipal(Map<String, Object> user) {
        return user.getOrDefault("number", "unknown");
    }

    @SuppressWarnings("unchecked")
    private OAuth2Request getRequest(Map<String, Object> user) {
        Map<String, Object> request = (Map<String, Object>) user.get("oauth2Request");
        String client = (String) request.get("clientId");
        Collection<String> scope = (Collection<String>) request.get("scope");
        return new OAuth2Request(null, client, null, true, new HashSet<>(scope), null, null, null, null);
    }

    @Override
    public OAuth2AccessToken readAccessToken(String accessToken) {
        throw new UnsupportedOperationException("no token is read");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> getMap(String path, String accessToken) {
        try {
            OAuth2RestOperations restTemplate = this.restTemplate;
            if (restTemplate == null) {
                BaseOAuth2ProtectedResourceDetails resource = new BaseOAuth2ProtectedResourceDetails();
                resource.setClientId(this.clientId);
                restTemplate = new OAuth2RestTemplate(resource);
            }
            OAuth2AccessToken existingToken = restTemplate.getOAuth2ClientContext().getAccessToken();
            if (existingToken == null || !accessToken.equals(existingToken.getValue())) {
                DefaultOAuth2AccessToken token = new DefaultOAuth2AccessToken(accessToken);
                token.setTokenType(this.tokenType);
                restTemplate.getOAuth2ClientContext().setAccessToken(token);
            }
            return restTemplate.getForEntity(path, Map.class).getBody();
        } catch (Exception e) {
            LOG.warn("no user: " + e.getMessage());
            return Collections.singletonMap("error", "no user");
        }
    }
}
