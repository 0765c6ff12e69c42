package shop;

import org.springframework.util.Base64Utils;

public @interface Base64 {

    class Reader {

        byte[] read(String text) {
            return Base64Utils.decodeFromString(text);
        }
    }
}
