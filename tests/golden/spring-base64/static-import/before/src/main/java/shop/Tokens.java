package shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.util.Base64Utils.decodeFromUrlSafeString;

import java.util.Map;

class Tokens {
    String header(String token, Map<String, String> names) {
        return new String(decodeFromUrlSafeString(token), UTF_8);
    }

    byte[] own(Codec codec, String token) {
        return codec.decodeFromUrlSafeString(token);
    }
}
