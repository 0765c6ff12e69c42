package shop;

import org.apache.tomcat.util.codec.binary.Base64;

class Images {
    boolean encoded(byte[] bytes) {
        return Base64.isBase64(bytes);
    }
}
