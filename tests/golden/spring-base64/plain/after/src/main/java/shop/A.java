package shop;

import java.util.Base64;

class A {
    String a(byte[] x) {
        return Base64.getUrlEncoder().encodeToString(Base64.getDecoder().decode("eA=="));
    }
}
