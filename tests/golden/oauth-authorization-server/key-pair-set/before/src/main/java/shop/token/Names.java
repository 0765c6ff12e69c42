package shop.token;

import java.util.HashMap;
import java.util.Map;

import org.springframework.security.oauth2.common.DefaultOAuth2AccessToken;
import org.springframework.security.oauth2.common.OAuth2AccessToken;
import org.springframework.security.oauth2.provider.OAuth2Authentication;
import org.springframework.security.oauth2.provider.token.TokenEnhancer;
import org.springframework.stereotype.Component;

@Component
public class Names implements TokenEnhancer {

    @Override
    public OAuth2AccessToken enhance(OAuth2AccessToken token, OAuth2Authentication authentication) {
        Map<String, Object> said = new HashMap<>();
        said.put("greeting", "Hello, " + authentication.getName());
        DefaultOAuth2AccessToken own = (DefaultOAuth2AccessToken) token;
        own.setAdditionalInformation(said);
        return token;
    }
}
