package shop;

import org.springframework.security.oauth2.common.util.JacksonJsonParser;

class TokenReader {

    static Object tokenOf(String answer) {
        return new JacksonJsonParser().parseMap(answer).get("access_token");
    }
}
