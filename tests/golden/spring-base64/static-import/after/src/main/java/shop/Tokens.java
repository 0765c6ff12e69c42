package shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;

class Tokens {
    String header(String token, Map<String, String> names) {
        return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    }

    byte[] own(Codec codec, String token) {
        return codec.decodeFromUrlSafeString(token);
    }
}
