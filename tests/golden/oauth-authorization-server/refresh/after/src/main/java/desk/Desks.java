package desk;

import java.util.Map;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

@Component
public class Desks {

	public Map<String, Object> enhance(Authentication authentication) {
		Map<String, Object> desk = Map.of("desk", authentication.getAuthorities().size());
		return desk;
	}
}
