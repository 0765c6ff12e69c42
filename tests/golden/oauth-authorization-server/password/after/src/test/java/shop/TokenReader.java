package shop;

import org.springframework.boot.json.JacksonJsonParser;

class TokenReader {

    static Object tokenOf(String answer) {
        return new JacksonJsonParser().parseMap(answer).get("access_token");
    }
}
