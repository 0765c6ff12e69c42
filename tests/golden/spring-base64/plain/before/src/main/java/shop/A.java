package shop;

import org.springframework.util.Base64Utils;

class A {
    String a(byte[] x) {
        return Base64Utils.encodeToUrlSafeString(Base64Utils.decodeFromString("eA=="));
    }
}
