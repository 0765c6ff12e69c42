package desk;

import java.util.Map;

import org.springframework.security.oauth2.common.DefaultOAuth2AccessToken;
import org.springframework.security.oauth2.common.OAuth2AccessToken;
import org.springframework.security.oauth2.provider.OAuth2Authentication;
import org.springframework.security.oauth2.provider.token.TokenEnhancer;
import org.springframework.stereotype.Component;

@Component
public class Desks implements TokenEnhancer {

	@Override
	public OAuth2AccessToken enhance(OAuth2AccessToken token, OAuth2Authentication authentication) {
		Map<String, Object> desk = Map.of("desk", authentication.getAuthorities().size());
		((DefaultOAuth2AccessToken) token).setAdditionalInformation(desk);
		return token;
	}
}
