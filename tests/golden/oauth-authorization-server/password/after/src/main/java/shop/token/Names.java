package shop.token;

import java.util.HashMap;
import java.util.Map;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

@Component
public class Names {

    public Map<String, Object> enhance(Authentication authentication) {
        Map<String, Object> said = new HashMap<>();
        said.put("greeting", "Hello, " + authentication.getName());
        return said;
    }
}
