package shop;

import org.apache.commons.codec.binary.Base64;

class Images {
    boolean encoded(byte[] bytes) {
        return Base64.isBase64(bytes);
    }
}
